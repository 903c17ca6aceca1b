package ayes.ingest.postgres;

import ayes.event.PollDefinition;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollId;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionStatus;
import ayes.event.Snapshot;
import ayes.ingest.postgres.SessionRow.Locked;
import ayes.ingest.room.NewPoll;
import ayes.ingest.room.PollChange;
import ayes.ingest.room.PollChange.Changed;
import ayes.ingest.room.PollCommand;
import ayes.ingest.room.PollRules;
import ayes.ingest.room.PollState;
import io.r2dbc.spi.Connection;
import java.util.List;
import reactor.core.publisher.Mono;

/** What hosts do to polls. */
public final class PollTransactions {

    private static final String INSERT = """
            INSERT INTO poll (id, session_id, tenant_id, position, kind, question, options, change_vote, results, seq)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
            """;

    private static final String UPDATE =
            "UPDATE poll SET seq = $2, status = $3, visibility = $4, round = $5 WHERE id = $1";

    private final Transactions transactions;

    public PollTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What became of a new poll. */
    public sealed interface Added {
        record Poll(PollRow row) implements Added {}

        record SessionHasEnded() implements Added {}
    }

    /** Empty if there is no such session. */
    public Mono<Added> add(SessionStream stream, PollId id, NewPoll poll) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> SessionRow.lock(connection, stream)
                        .flatMap(session -> session.row().status() == SessionStatus.ENDED
                                ? Mono.just(new Added.SessionHasEnded())
                                : add(connection, session, id, poll)));
    }

    private static Mono<Added> add(Connection connection, Locked session, PollId id, NewPoll poll) {
        SessionRow row = session.row();
        var definition =
                new PollDefinition(row.polls().size(), poll.kind(), poll.question(), poll.options(), poll.settings());
        var clock = session.clock();
        var pollStream = new OutboxRow.Stream(id.value(), clock.epoch(), row.id(), row.tenant(), clock.now());
        var created = OutboxRow.of(pollStream, 1, new PollCreated(definition));
        var added = OutboxRow.of(session.outbox(), row.seq() + 1, new PollAdded(id));
        return insert(connection, row, id, definition)
                .then(OutboxRow.insert(connection, pollStream, List.of(created)))
                .then(OutboxRow.insert(connection, session.outbox(), List.of(added)))
                .then(Rows.update(
                        connection,
                        "UPDATE session SET seq = $2, polls = polls || $3::uuid WHERE id = $1",
                        row.id().value(),
                        row.seq() + 1,
                        id.value()))
                .then(PollRow.find(connection, id))
                .map(Added.Poll::new);
    }

    private static Mono<Long> insert(Connection connection, SessionRow session, PollId id, PollDefinition poll) {
        return Rows.update(
                connection,
                INSERT,
                id.value(),
                session.id().value(),
                session.tenant().value(),
                poll.position(),
                poll.kind().wireName(),
                poll.question(),
                poll.options().toArray(String[]::new),
                poll.settings().changeVote(),
                poll.settings().results().wireName());
    }

    /** What became of a host's command: how the poll stands now, and whether the rules said no. */
    public record Commanded(PollChange change, PollRow row) {}

    /** Empty if there is no such poll. */
    public Mono<Commanded> command(PollStream stream, PollCommand command) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> PollRow.lock(connection, stream.poll())
                        .flatMap(poll -> SessionRow.find(connection, new SessionStream(stream.tenant(), poll.session()))
                                .zipWhen(
                                        _ -> counts(connection, poll, command),
                                        (session, counts) -> state(poll, session, counts))
                                .map(state -> PollRules.decide(state, command))
                                .flatMap(change -> apply(connection, poll, change))));
    }

    /** Counting takes time under the lock, and only closing needs it. */
    private static Mono<Snapshot> counts(Connection locked, PollRow poll, PollCommand command) {
        return command == PollCommand.CLOSE ? poll.counts(locked) : Mono.just(poll.nothingCounted());
    }

    static PollState state(PollRow poll, SessionRow session, Snapshot counts) {
        return new PollState(session.status(), poll.status(), poll.visibility(), poll.round(), poll.seq(), counts);
    }

    /** Writes what the rules decided, if it is a change. */
    static Mono<Commanded> apply(Connection locked, PollRow poll, PollChange change) {
        if (!(change instanceof Changed changed)) {
            return Mono.just(new Commanded(change, poll));
        }
        long seq = poll.seq() + 1;
        return Clock.read(locked)
                .map(clock -> new OutboxRow.Stream(
                        poll.id().value(), clock.epoch(), poll.session(), poll.tenant(), clock.now()))
                .flatMap(
                        stream -> OutboxRow.insert(locked, stream, List.of(OutboxRow.of(stream, seq, changed.event()))))
                .then(Rows.update(
                        locked,
                        UPDATE,
                        poll.id().value(),
                        seq,
                        changed.status().wireName(),
                        changed.visibility().wireName(),
                        changed.round()))
                .then(PollRow.find(locked, poll.id()))
                .map(row -> new Commanded(change, row));
    }
}
