package ayes.ingest.postgres;

import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.SessionEvent;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionStatus;
import ayes.ingest.postgres.SessionRow.Locked;
import ayes.ingest.room.JoinCode;
import ayes.ingest.room.PollCommand;
import ayes.ingest.room.PollRules;
import io.r2dbc.spi.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What hosts do to sessions. */
public final class SessionTransactions {

    private static final String INSERT =
            "INSERT INTO session (id, tenant_id, code, title, seq) VALUES ($1, $2, $3, $4, 0)";

    private static final String END = "UPDATE session SET status = 'ended', ended_at = $2 WHERE id = $1";

    private final Transactions transactions;
    private final Supplier<JoinCode> codes;

    /** @param codes makes random ones; of some 10⁹ possible, a taken one is rare */
    public SessionTransactions(Transactions transactions, Supplier<JoinCode> codes) {
        this.transactions = transactions;
        this.codes = codes;
    }

    public Mono<SessionRow> start(SessionStream stream, String title) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> claim(connection, stream)
                        .flatMap(code -> Rows.update(
                                        connection,
                                        INSERT,
                                        stream.session().value(),
                                        stream.tenant().value(),
                                        code.text(),
                                        title)
                                .then(SessionRow.lock(connection, stream))
                                .flatMap(session -> append(connection, session, new SessionStarted(code.text(), title)))
                                .then(SessionRow.find(connection, stream))));
    }

    private Mono<JoinCode> claim(Connection connection, SessionStream stream) {
        return Mono.fromSupplier(codes)
                .filterWhen(code -> Rows.query(
                                connection,
                                row -> Rows.value(row, "claimed", Boolean.class),
                                "SELECT claim_code($1, $2, $3) AS claimed",
                                code.text(),
                                stream.session().value(),
                                stream.tenant().value())
                        .single())
                .repeatWhenEmpty(taken -> taken);
    }

    /** Empty if there is no such session. A session that has ended stays as it is. */
    public Mono<SessionRow> end(SessionStream stream) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> SessionRow.lock(connection, stream)
                        .flatMap(session -> session.row().status() == SessionStatus.ENDED
                                ? Mono.just(session.row())
                                : end(connection, session, stream)));
    }

    private static Mono<SessionRow> end(Connection connection, Locked session, SessionStream stream) {
        return PollRow.lockAll(connection, stream.session())
                .flatMapMany(Flux::fromIterable)
                .filter(poll -> poll.status() == PollStatus.OPEN)
                .concatMap(poll -> poll.counts(connection)
                        .map(counts -> PollTransactions.state(poll, session.row(), counts))
                        .map(state -> PollRules.decide(state, PollCommand.CLOSE))
                        .flatMap(change -> PollTransactions.apply(connection, poll, change)))
                .then(append(connection, session, new SessionEnded()))
                .then(Rows.update(connection, END, stream.session().value(), OutboxRow.at(session.outbox())))
                .then(Rows.query(
                                connection,
                                row -> true,
                                "SELECT release_code($1)",
                                stream.session().value())
                        .then())
                .then(SessionRow.find(connection, stream));
    }

    /** What became of a new order. */
    public sealed interface Ordered {
        record Session(SessionRow row) implements Ordered {}

        record SessionHasEnded() implements Ordered {}

        /** Not exactly the session's polls. */
        record OtherPolls() implements Ordered {}
    }

    /** Empty if there is no such session. */
    public Mono<Ordered> order(SessionStream stream, List<PollId> polls) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> SessionRow.lock(connection, stream)
                        .flatMap(session -> order(connection, session, stream, polls)));
    }

    private static Mono<Ordered> order(
            Connection connection, Locked session, SessionStream stream, List<PollId> polls) {
        List<PollId> present = session.row().polls();
        if (session.row().status() == SessionStatus.ENDED) {
            return Mono.just(new Ordered.SessionHasEnded());
        }
        if (polls.size() != present.size() || !new HashSet<>(polls).equals(new HashSet<>(present))) {
            return Mono.just(new Ordered.OtherPolls());
        }
        if (polls.equals(present)) {
            return Mono.just(new Ordered.Session(session.row()));
        }
        return append(connection, session, new PollsOrdered(polls))
                .then(Rows.update(
                        connection,
                        "UPDATE session SET polls = $2 WHERE id = $1",
                        stream.session().value(),
                        polls.stream().map(PollId::value).toArray(UUID[]::new)))
                .then(SessionRow.find(connection, stream))
                .map(Ordered.Session::new);
    }

    private static Mono<Long> append(Connection connection, Locked session, SessionEvent event) {
        long seq = session.row().seq() + 1;
        return OutboxRow.insert(connection, session.outbox(), List.of(OutboxRow.of(session.outbox(), seq, event)))
                .then(SessionRow.store(connection, session, seq));
    }
}
