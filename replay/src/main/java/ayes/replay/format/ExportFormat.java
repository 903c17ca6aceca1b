package ayes.replay.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of file that an export can be. */
public enum ExportFormat {
    /** One JSON object a line. */
    NDJSON("ndjson", "application/x-ndjson", true, NdjsonWriter::new),
    /** RFC 4180, with a header. Lists are JSON arrays in a cell. */
    CSV("csv", "text/csv;charset=UTF-8", true, CsvWriter::new),
    /** Avro's object container file: its schema is in it. */
    AVRO("avro", "application/octet-stream", false, AvroWriter::new),
    PARQUET("parquet", "application/vnd.apache.parquet", false, ParquetFileWriter::new),
    /** A workbook for people: ballots, everything else that happened, and where each poll stands. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, WorkbookWriter::new);

    private interface Opening {
        EventWriter open(OutputStream out) throws IOException;
    }

    private final String wireName;
    private final String mediaType;
    private final boolean isText;
    private final Opening opening;

    ExportFormat(String wireName, String mediaType, boolean isText, Opening opening) {
        this.wireName = wireName;
        this.mediaType = mediaType;
        this.isText = isText;
        this.opening = opening;
    }

    /** Empty if there is none of that name. */
    public static Optional<ExportFormat> of(String wireName) {
        return Arrays.stream(values())
                .filter(format -> format.wireName.equals(wireName))
                .findFirst();
    }

    /** The names of all, for whoever asked for another one. */
    public static String names() {
        return Arrays.stream(values()).map(ExportFormat::wireName).collect(Collectors.joining(", "));
    }

    /** What it is called in requests; also the end of a file's name. */
    public String wireName() {
        return wireName;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether compressing it on its way is worth it: the others are compressed in themselves. */
    public boolean isText() {
        return isText;
    }

    /** Whether it says where polls stand, and needs to know of every event for that. */
    public boolean needsEverything() {
        return this == XLSX;
    }

    EventWriter open(OutputStream out) throws IOException {
        return opening.open(out);
    }
}
