package ayes.standalone.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.SessionId;
import ayes.replay.Part;
import ayes.replay.Range;
import ayes.replay.Selection;
import ayes.replay.format.ExportFormat;
import ayes.standalone.operator.OperatorCommand.Epoch;
import ayes.standalone.operator.OperatorCommand.Help;
import ayes.standalone.operator.OperatorCommand.Mistake;
import ayes.standalone.operator.OperatorCommand.Rebuild;
import ayes.standalone.operator.OperatorCommand.Replay;
import ayes.standalone.operator.OperatorCommand.Retally;
import ayes.standalone.operator.OperatorCommand.Verify;
import ayes.standalone.operator.OperatorCommand.Where;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCommandTest {

    private static final Where DATA = new Where.Directory(Path.of("data"));

    @Test
    void aloneTheyWorkOnTheDirectoryData() {
        assertThat(parse("verify")).isEqualTo(new Verify(DATA, false, false, Duration.ofSeconds(10)));
        assertThat(parse("rebuild")).isEqualTo(new Rebuild(DATA, "ayes-tally"));
        assertThat(parse("epoch")).isEqualTo(new Epoch(DATA, false));
    }

    @Test
    void takesEveryOption() {
        assertThat(parse("verify --json --data /srv/ayes --all --wait 3"))
                .isEqualTo(new Verify(new Where.Directory(Path.of("/srv/ayes")), true, true, Duration.ofSeconds(3)));
        assertThat(parse("verify --postgres db:5432/ayes --kafka k1:9092,k2:9092 --kafka-settings k.properties"))
                .isEqualTo(new Verify(
                        new Where.Separate("db:5432/ayes", "k1:9092,k2:9092", Path.of("k.properties")),
                        false,
                        false,
                        Duration.ofSeconds(10)));
        assertThat(parse("rebuild --kafka k1:9092 --application-id other"))
                .isEqualTo(new Rebuild(new Where.Separate(null, "k1:9092", null), "other"));
        assertThat(parse("retally --from-beginning --kafka k1:9092 --all --wait 60"))
                .isEqualTo(new Retally(new Where.Separate(null, "k1:9092", null), true, Duration.ofSeconds(60)));
        assertThat(parse("epoch --postgres db/ayes --yes"))
                .isEqualTo(new Epoch(new Where.Separate("db/ayes", null, null), true));
    }

    @Test
    void replayNamesASessionAndAFile() {
        String session = "6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11";

        assertThat(parse("replay " + session + " --out votes.parquet"))
                .isEqualTo(new Replay(
                        DATA, SessionId.of(session), ExportFormat.PARQUET, Path.of("votes.parquet"), Part.ALL));
        assertThat(parse("replay " + session + " --out - --format csv --type voteCast,voteRetracted --kafka k:9092"))
                .isEqualTo(new Replay(
                        new Where.Separate(null, "k:9092", null),
                        SessionId.of(session),
                        ExportFormat.CSV,
                        null,
                        new Part(Range.ALL, new Selection(Set.of(), Set.of("voteCast", "voteRetracted")), false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "verify -h"})
    void showsHow(String words) {
        assertThat(parse(words)).isInstanceOf(Help.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "check | There is no command \"check\" for operators: verify, rebuild, retally, replay or epoch.",
                "replay --out f | Which session? Its id comes first, as in ./ayes replay 6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11 --out votes.csv.",
                "replay 6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11 | Where should it go? Add --out FILE, or --out - for the terminal.",
                "verify --yes | ./ayes verify has no option \"--yes\": ./ayes verify --help lists them.",
                "verify --data | --data needs a value: ./ayes verify --help shows which.",
                "verify --wait soon | --wait must be a number of seconds from 0 to 600, and \"soon\" is none.",
                "verify --kafka k:9092 | Without --data, --postgres has to be given as well.",
                "epoch --data d --postgres db/ayes | Either --data or --postgres: a directory knows where its servers are.",
                "epoch --postgres user:secret@db/ayes | --postgres must look like db.example.org:5432/ayes, and \"user:secret@db/ayes\" does not.",
                "rebuild --application-id x | --application-id belongs to --kafka: a directory has one application.",
                "rebuild --kafka-settings x | --kafka-settings belongs to --kafka: a directory needs none.",
            })
    void saysWhatToTypeInstead(String words, String sentence) {
        assertThat(parse(words)).isEqualTo(new Mistake(sentence));
    }

    private static OperatorCommand parse(String words) {
        return OperatorCommand.parse(words.isEmpty() ? List.of() : List.of(words.split(" ", -1)), "ayes-tally");
    }
}
