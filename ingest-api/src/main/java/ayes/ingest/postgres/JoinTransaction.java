package ayes.ingest.postgres;

import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionStatus;
import ayes.ingest.commit.BatchTransaction;
import ayes.ingest.postgres.SessionRow.Locked;
import ayes.ingest.room.JoinOutcome;
import ayes.ingest.room.Joining;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** A batch of participants joins one session: a hall does so within seconds, and each join is an event of its stream. */
public final class JoinTransaction implements BatchTransaction<SessionStream, Joining, JoinOutcome> {

    private static final String INSERT = """
            INSERT INTO participant (id, session_id, tenant_id, name, joined_at)
            SELECT p.id, $1, $2, nullif(p.name, ''), $3 FROM unnest($4::uuid[], $5::text[]) AS p (id, name)
            """;

    private final Transactions transactions;

    public JoinTransaction(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Mono<List<JoinOutcome>> run(SessionStream stream, List<Joining> newcomers) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> SessionRow.lock(connection, stream)
                        .flatMap(session -> join(connection, session, newcomers))
                        .defaultIfEmpty(all(newcomers, new JoinOutcome.NoSuchSession())));
    }

    private static Mono<List<JoinOutcome>> join(Connection connection, Locked session, List<Joining> newcomers) {
        if (session.row().status() == SessionStatus.ENDED) {
            return Mono.just(all(newcomers, new JoinOutcome.SessionHasEnded()));
        }
        var stream = session.outbox();
        var events = new ArrayList<OutboxRow>();
        for (Joining newcomer : newcomers) {
            long seq = session.row().seq() + events.size() + 1;
            events.add(OutboxRow.of(stream, seq, new ParticipantJoined(newcomer.participant())));
        }
        return Rows.update(
                        connection,
                        INSERT,
                        stream.session().value(),
                        stream.tenant().value(),
                        OutboxRow.at(stream),
                        newcomers.stream()
                                .map(newcomer -> newcomer.participant().value())
                                .toArray(UUID[]::new),
                        newcomers.stream().map(Joining::name).toArray(String[]::new))
                .then(OutboxRow.insert(connection, stream, events))
                .then(SessionRow.store(connection, session, session.row().seq() + events.size()))
                .thenReturn(all(newcomers, new JoinOutcome.Joined(session.row().title())));
    }

    private static List<JoinOutcome> all(List<Joining> newcomers, JoinOutcome outcome) {
        return newcomers.stream().map(_ -> outcome).toList();
    }
}
