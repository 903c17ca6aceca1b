package ayes.replay.format;

import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.replay.EventLine;
import ayes.replay.Line;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Events as a table. The columns are the fields of the lines of {@code ndjson}, with those of {@code settings} beside the
 * others, and the poll that an event is about.
 */
final class EventTable {

    /** {@code exported-event.avsc}: what every Avro and Parquet file of an export is written in. */
    static final Schema SCHEMA = read("/ayes/replay/exported-event.avsc");

    /** In the order in which tables have them. */
    static final List<String> COLUMNS =
            SCHEMA.getFields().stream().map(Schema.Field::name).toList();

    private EventTable() {}

    /** The fields that this event has, by column; text, numbers and lists of these. */
    static Map<String, Object> row(Line line) {
        var row = new HashMap<String, Object>(EventLine.of(line));
        if (row.remove("settings") instanceof Map<?, ?> settings) {
            settings.forEach((name, value) -> row.put(name.toString(), value));
        }
        Recorded recorded = line.recorded();
        if (!(recorded.event() instanceof SessionEvent)) {
            row.put("poll", recorded.stream().toString());
        }
        return row;
    }

    /** The same, typed as {@link #SCHEMA} says. */
    static GenericRecord record(Line line) {
        Map<String, Object> row = row(line);
        row.put("at", micros(line.recorded().acceptedAt()));
        var record = new GenericData.Record(SCHEMA);
        for (Schema.Field field : SCHEMA.getFields()) {
            record.put(field.pos(), typed(field.schema(), row.get(field.name())));
        }
        return record;
    }

    private static @Nullable Object typed(Schema schema, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (schema.getType()) {
            case UNION -> typed(schema.getTypes().getLast(), value);
            case LONG -> ((Number) value).longValue();
            case INT -> ((Number) value).intValue();
            case ARRAY ->
                ((List<?>) value)
                        .stream()
                                .map(item -> typed(schema.getElementType(), item))
                                .toList();
            default -> value;
        };
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Schema read(String resource) {
        try (InputStream text = EventTable.class.getResourceAsStream(resource)) {
            return new Schema.Parser().parse(Objects.requireNonNull(text, resource));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
