package ayes.replay.format;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** DuckDB, an independent reader of what we write. */
final class Duck implements AutoCloseable {

    private final Connection connection;

    Duck() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
    }

    /** As analysts name a file in a query. */
    static String table(ExportFormat format, Path file) {
        return switch (format) {
            case NDJSON -> "read_ndjson('%s', sample_size = -1)".formatted(file);
            case CSV -> "read_csv('%s', header = true, all_varchar = true)".formatted(file);
            case PARQUET -> "read_parquet('%s')".formatted(file);
            case AVRO, XLSX -> throw new IllegalArgumentException(format + " is read by others");
        };
    }

    /** The rows, each as its cells' texts with {@code |} between them. */
    List<String> ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                var cells = new ArrayList<String>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(answer.getString(column)));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
