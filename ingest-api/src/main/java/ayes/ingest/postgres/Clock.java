package ayes.ingest.postgres;

import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import reactor.core.publisher.Mono;

/** The epoch and the database's clock, read after the lock was taken: within a stream, later seqs carry later times. */
record Clock(long epoch, Instant now) {

    static Mono<Clock> read(Connection locked) {
        return Rows.query(
                        locked,
                        row -> new Clock(
                                Rows.value(row, "epoch", Long.class),
                                Rows.value(row, "now", OffsetDateTime.class).toInstant()),
                        "SELECT epoch, clock_timestamp() AS now FROM epoch")
                .single();
    }
}
