package ayes.replay.format;

import ayes.replay.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** RFC 4180, with a header; an absent field is an empty cell. */
final class CsvWriter implements EventWriter {

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private static final JsonMapper JSON = new JsonMapper();

    private final de.siegmar.fastcsv.writer.CsvWriter csv;

    CsvWriter(OutputStream out) {
        csv = de.siegmar.fastcsv.writer.CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(EventTable.COLUMNS);
    }

    @Override
    public void write(Line line) {
        Map<String, Object> row = EventTable.row(line);
        csv.writeRecord(
                EventTable.COLUMNS.stream().map(column -> cell(row.get(column))).toList());
    }

    @Override
    public void flush() throws IOException {
        csv.flush();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static @Nullable String cell(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> harmless(text);
            case List<?> list -> JSON.writeValueAsString(list);
            default -> value.toString();
        };
    }

    /** People name questions as they like; a spreadsheet must not compute them. */
    private static String harmless(String text) {
        return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
