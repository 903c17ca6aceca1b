package ayes.ingest.postgres;

import ayes.event.TenantId;
import ayes.ingest.commit.CommitUnknown;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs work in a transaction of one tenant. The work is detached from whoever waits for it: a cancelled R2DBC statement
 * poisons its pooled connection, so the transaction runs to its end even if nobody listens any more.
 */
public final class Transactions {

    private final ConnectionFactory connections;

    public Transactions(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Errors with {@link CommitUnknown} if the connection was lost while committing; with anything else, nothing stands. */
    public <T> Mono<T> inTenant(TenantId tenant, Function<Connection, Mono<T>> work) {
        return detached(Mono.usingWhen(
                connections.create(),
                connection -> begin(connection, tenant)
                        .then(Mono.defer(() -> work.apply(connection)))
                        .onErrorResume(failure -> rollback(connection).then(Mono.error(failure)))
                        .materialize()
                        .flatMap(signal -> signal.isOnError()
                                ? Mono.<T>error(Objects.requireNonNull(signal.getThrowable()))
                                : commit(connection).then(Mono.justOrEmpty(signal.get()))),
                Connection::close));
    }

    /** Runs a single statement outside any tenant. */
    public <T> Mono<T> outsideTenants(Function<Connection, Mono<T>> work) {
        return detached(Mono.usingWhen(connections.create(), work, Connection::close));
    }

    private static Mono<Void> begin(Connection connection, TenantId tenant) {
        // One round trip. The tenant is a UUID, so there is nothing to escape.
        var batch = connection
                .createBatch()
                .add("BEGIN")
                .add("SELECT set_config('app.tenant', '" + tenant.value() + "', true)");
        return Flux.from(batch.execute()).flatMap(Result::getRowsUpdated).then();
    }

    private static Mono<Void> commit(Connection connection) {
        return statement(connection, "COMMIT").onErrorMap(CommitUnknown::new);
    }

    private static Mono<Void> rollback(Connection connection) {
        // A connection that cannot even roll back is broken; the pool finds out when it is next validated.
        return statement(connection, "ROLLBACK").onErrorComplete();
    }

    private static Mono<Void> statement(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .flatMap(Result::getRowsUpdated)
                .then();
    }

    /** A cached Mono runs on when its subscriber cancels. */
    private static <T> Mono<T> detached(Mono<T> work) {
        return Mono.defer(work::cache);
    }
}
