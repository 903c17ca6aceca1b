package ayes.ingest.postgres;

import ayes.event.PollDefinition;
import ayes.event.PollId;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.ResultsPolicy;
import ayes.event.SessionId;
import ayes.event.Snapshot;
import ayes.event.TenantId;
import ayes.event.Visibility;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A poll as it stands. */
public record PollRow(
        PollId id,
        SessionId session,
        TenantId tenant,
        PollDefinition definition,
        PollStatus status,
        Visibility visibility,
        int round,
        long seq) {

    private static final String SELECT = """
            SELECT id, session_id, tenant_id, position, kind, question, options, change_vote, results, status, visibility,
                   round, seq
            FROM poll
            """;

    /** Counts of the present round. Run under the poll's lock, its result is exact as of the poll's seq. */
    private static final String COUNT = """
            SELECT choice, count(*) AS votes FROM vote, unnest(choices) AS choice
            WHERE poll_id = $1 AND round = $2
            GROUP BY choice
            """;

    static Mono<PollRow> find(Connection connection, PollId poll) {
        return Rows.query(connection, PollRow::of, SELECT + "WHERE id = $1", poll.value())
                .singleOrEmpty();
    }

    static Flux<PollRow> ofSession(Connection connection, SessionId session) {
        return Rows.query(connection, PollRow::of, SELECT + "WHERE session_id = $1", session.value());
    }

    /** Empty if there is none. Looks in a statement of its own, after the lock. */
    static Mono<PollRow> lock(Connection connection, PollId poll) {
        return Rows.query(connection, row -> row, "SELECT seq FROM poll WHERE id = $1 FOR NO KEY UPDATE", poll.value())
                .then(Mono.defer(() -> find(connection, poll)));
    }

    /** Every poll of the session, locked in order of their ids. */
    static Mono<List<PollRow>> lockAll(Connection connection, SessionId session) {
        return Rows.query(
                        connection,
                        row -> row,
                        "SELECT seq FROM poll WHERE session_id = $1 ORDER BY id FOR NO KEY UPDATE",
                        session.value())
                .then(Mono.defer(() -> ofSession(connection, session).collectList()));
    }

    Mono<Snapshot> counts(Connection locked) {
        return Rows.query(
                        locked,
                        row -> new long[] {
                            Rows.value(row, "choice", Integer.class), Rows.value(row, "votes", Long.class)
                        },
                        COUNT,
                        id.value(),
                        round)
                .collectList()
                .zipWhen(_ -> voters(locked), this::snapshot);
    }

    Snapshot nothingCounted() {
        return snapshot(List.of(), 0);
    }

    private Mono<Long> voters(Connection locked) {
        return Rows.query(
                        locked,
                        row -> Rows.value(row, "voters", Long.class),
                        "SELECT count(*) AS voters FROM vote WHERE poll_id = $1 AND round = $2 AND choices IS NOT NULL",
                        id.value(),
                        round)
                .single();
    }

    private Snapshot snapshot(List<long[]> found, long voters) {
        var counts = new ArrayList<>(Collections.nCopies(definition.options().size(), 0L));
        found.forEach(choiceAndVotes -> counts.set((int) choiceAndVotes[0], choiceAndVotes[1]));
        return new Snapshot(counts, voters, round, status, visibility);
    }

    private static PollRow of(Readable row) {
        return new PollRow(
                new PollId(Rows.value(row, "id", UUID.class)),
                new SessionId(Rows.value(row, "session_id", UUID.class)),
                new TenantId(Rows.value(row, "tenant_id", UUID.class)),
                definition(row),
                PollStatus.named(Rows.value(row, "status", String.class)),
                Visibility.named(Rows.value(row, "visibility", String.class)),
                Rows.value(row, "round", Integer.class),
                Rows.value(row, "seq", Long.class));
    }

    private static PollDefinition definition(Readable row) {
        return new PollDefinition(
                Rows.value(row, "position", Integer.class),
                PollKind.named(Rows.value(row, "kind", String.class)).orElseThrow(),
                Rows.value(row, "question", String.class),
                Arrays.asList(Rows.value(row, "options", String[].class)),
                new PollSettings(
                        Rows.value(row, "change_vote", Boolean.class),
                        ResultsPolicy.named(Rows.value(row, "results", String.class))
                                .orElseThrow()));
    }
}
