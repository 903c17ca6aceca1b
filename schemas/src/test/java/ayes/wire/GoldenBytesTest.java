package ayes.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code golden/<name>-v<n>.hex}: what version n of a schema wrote, one value a line. */
class GoldenBytesTest {

    private static final HexFormat HEX = HexFormat.of();

    static List<Sample<?>> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesTheBytesOfTheNewestVersion(Sample<?> sample) {
        List<String> written = sample.encoded().stream().map(HEX::formatHex).toList();
        int newest = versions(sample);

        assertThat(written)
                .as(() -> whatToDo(sample, newest, written))
                .isEqualTo(newest == 0 ? null : golden(sample, newest));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheBytesOfTheNewestVersion(Sample<?> sample) {
        assertThat(decoded(sample, versions(sample))).isEqualTo(sample.values());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheBytesOfEveryVersion(Sample<?> sample) {
        for (int version = 1; version <= versions(sample); version++) {
            assertThat(decoded(sample, version)).as("version %d", version).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsThePastSchemaOfEveryOlderVersion(Sample<?> sample) {
        assertThat(PastSchemas.of(sample.codec().schema())).hasSize(versions(sample) - 1);
    }

    @Test
    void coversEverySchema() throws IllegalAccessException {
        var covered = new HashSet<Object>();
        Sample.all().forEach(sample -> covered.add(sample.codec()));
        var codecs = new HashSet<Object>();
        for (Field field : Codecs.class.getFields()) {
            codecs.add(field.get(null));
        }

        assertThat(covered).isEqualTo(codecs);
    }

    private static String whatToDo(Sample<?> sample, int newest, List<String> written) {
        return """
                The bytes of "%1$s" are no longer those of version %2$d. The log keeps what was written, so a schema that
                was published never changes; a new version is added:
                  1. copy the schema's text as it was to src/main/resources/past-schemas/%3$s.%2$d.avsc
                  2. leave golden/%1$s-v%2$d.hex alone, and put these lines into golden/%1$s-v%4$d.hex:
                %5$s
                  3. give every new field a default, and keep SchemasEvolveTest green.
                If you did not mean to change the schema, do none of this: look at what you changed.
                """.formatted(
                sample.name(), newest, sample.codec().schema().getName(), newest + 1, String.join("\n", written));
    }

    private static List<Object> decoded(Sample<?> sample, int version) {
        var values = new ArrayList<Object>();
        for (String line : Objects.requireNonNull(golden(sample, version))) {
            values.add(sample.codec().decode(HEX.parseHex(line)));
        }
        return values;
    }

    private static int versions(Sample<?> sample) {
        int version = 0;
        while (golden(sample, version + 1) != null) {
            version++;
        }
        return version;
    }

    private static @Nullable List<String> golden(Sample<?> sample, int version) {
        String name = "/golden/%s-v%d.hex".formatted(sample.name(), version);
        try (InputStream text = GoldenBytesTest.class.getResourceAsStream(name)) {
            return text == null
                    ? null
                    : new String(text.readAllBytes(), StandardCharsets.US_ASCII)
                            .lines()
                            .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
