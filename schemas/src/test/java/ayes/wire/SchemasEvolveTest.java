package ayes.wire;

import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Avro's FULL_TRANSITIVE: any version reads what any other wrote. */
class SchemasEvolveTest {

    static List<Schema> schemas() {
        return Sample.all().stream().map(sample -> sample.codec().schema()).toList();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyVersionReadsEveryOther(Schema present) {
        var versions = new ArrayList<>(PastSchemas.of(present));
        versions.add(present);

        for (Schema reader : versions) {
            for (Schema writer : versions) {
                assertThat(canRead(reader, writer))
                        .as("version %d reads version %d", versions.indexOf(reader) + 1, versions.indexOf(writer) + 1)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void everyFieldHasADefault(Schema schema) {
        assertThat(withoutDefault(schema, new HashSet<>())).isEmpty();
    }

    /** So that the two above would notice. */
    @Test
    void aFieldWithoutADefaultIsFound() {
        var before = new Schema.Parser().parse("""
                {"type": "record", "name": "R", "fields": [{"name": "a", "type": "int", "default": 0}]}""");
        var after = new Schema.Parser().parse("""
                {"type": "record", "name": "R", "fields": [
                  {"name": "a", "type": "int", "default": 0},
                  {"name": "b", "type": {"type": "array", "items": {"type": "record", "name": "S", "fields": [
                    {"name": "c", "type": "int"}]}}}]}""");

        assertThat(canRead(after, before)).isFalse();
        assertThat(withoutDefault(after, new HashSet<>())).containsExactlyInAnyOrder("R.b", "S.c");
    }

    private static boolean canRead(Schema reader, Schema writer) {
        return checkReaderWriterCompatibility(reader, writer).getType() == SchemaCompatibilityType.COMPATIBLE;
    }

    private static List<String> withoutDefault(Schema schema, Set<Schema> visited) {
        return switch (schema.getType()) {
            case RECORD -> visited.add(schema) ? ofRecord(schema, visited) : List.of();
            case ARRAY -> withoutDefault(schema.getElementType(), visited);
            case MAP -> withoutDefault(schema.getValueType(), visited);
            case UNION ->
                schema.getTypes().stream()
                        .flatMap(type -> withoutDefault(type, visited).stream())
                        .toList();
            case ENUM -> schema.getEnumDefault() == null ? List.of(schema.getName()) : List.of();
            default -> List.of();
        };
    }

    private static List<String> ofRecord(Schema schema, Set<Schema> visited) {
        var found = new ArrayList<String>();
        for (Schema.Field field : schema.getFields()) {
            if (!field.hasDefaultValue()) {
                found.add(schema.getName() + "." + field.name());
            }
            found.addAll(withoutDefault(field.schema(), visited));
        }
        return found;
    }
}
