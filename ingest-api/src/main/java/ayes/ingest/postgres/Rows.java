package ayes.ingest.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Statements with positional arguments, and rows without nulls where there are none. A result is always read to its end, one
 * statement after the other: an operator that stops early ({@code next}, {@code take}, a {@code zip} whose other half fails)
 * cancels the statement, and that leaves the connection in the middle of a conversation.
 */
final class Rows {

    private Rows() {}

    static <T> Flux<T> query(Connection connection, Function<Readable, T> row, String sql, Object... arguments) {
        return Flux.from(bound(connection, sql, arguments).execute()).concatMap(result -> result.map(row));
    }

    /** The number of rows that changed. */
    static Mono<Long> update(Connection connection, String sql, Object... arguments) {
        return Flux.from(bound(connection, sql, arguments).execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    static <T> @Nullable T nullable(Readable row, String column, Class<T> type) {
        return row.get(column, type);
    }

    private static Statement bound(Connection connection, String sql, Object... arguments) {
        Statement statement = connection.createStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.bind(i, arguments[i]);
        }
        return statement;
    }
}
