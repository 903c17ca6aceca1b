package ayes.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.CommandLine.Demo;
import ayes.standalone.CommandLine.Help;
import ayes.standalone.CommandLine.Mistake;
import ayes.standalone.CommandLine.Options;
import ayes.standalone.CommandLine.Up;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @Test
    void upAloneMeansPort8080AndTheDirectoryData() {
        assertThat(parse("up")).isEqualTo(new Up(new Options(8080, Path.of("data"), false, null, false)));
    }

    @Test
    void takesEveryOptionInAnyOrder() {
        assertThat(parse("up --fresh --data /srv/ayes --public-url https://vote.example.org/ --port 80 --verbose"))
                .isEqualTo(new Up(new Options(80, Path.of("/srv/ayes"), true, "https://vote.example.org", true)));
    }

    @Test
    void aDemoHasThreeHundredPeopleUnlessItIsTold() {
        assertThat(parse("demo"))
                .isInstanceOfSatisfying(
                        Demo.class, demo -> assertThat(demo.participants()).isEqualTo(300));
        assertThat(parse("demo --participants 12"))
                .isInstanceOfSatisfying(
                        Demo.class, demo -> assertThat(demo.participants()).isEqualTo(12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "up -h"})
    void showsHow(String words) {
        assertThat(parse(words)).isInstanceOf(Help.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "down | There is no command \"down\": try up, demo or help.",
                "up --port | --port needs a value: ./ayes help shows which.",
                "up --port --fresh | --port needs a value: ./ayes help shows which.",
                "up --port 0 | --port must be a number from 1 to 65535, and \"0\" is none.",
                "up --port web | --port must be a number from 1 to 65535, and \"web\" is none.",
                "up --prot 1 | There is no option \"--prot\": ./ayes help lists what there is.",
                "up --public-url ftp://x | --public-url must look like https://vote.example.org, and \"ftp://x\" does not.",
                "up --public-url http: | --public-url must look like https://vote.example.org, and \"http:\" does not.",
                "up --participants 3 | --participants belongs to demo: try ./ayes demo --participants 300.",
            })
    void saysWhatToTypeInstead(String words, String sentence) {
        assertThat(parse(words)).isEqualTo(new Mistake(sentence));
    }

    private static CommandLine parse(String words) {
        return CommandLine.parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
    }
}
