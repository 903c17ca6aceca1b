package ayes.ingest.postgres;

import ayes.event.ParticipantId;
import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.ingest.room.JoinCode;
import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What callers ask without changing anything. Each answer is from one transaction of the caller's tenant. */
public final class Reads {

    private static final int MOST_SESSIONS = 200;

    private static final String VOTE = """
            SELECT p.session_id, p.round AS present_round, v.round, v.choices, v.revision, v.seq
            FROM poll p LEFT JOIN vote v ON v.poll_id = p.id AND v.participant_id = $2
            WHERE p.id = $1
            """;

    private final Transactions transactions;

    public Reads(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param polls in the host's order */
    public record Session(SessionRow row, List<PollRow> polls) {}

    /**
     * @param stood whether there was a vote in this round, standing or taken back
     * @param choices empty if no vote stands
     */
    public record OwnVote(SessionId session, boolean stood, List<Integer> choices, long revision, long seq) {}

    public Mono<Session> session(SessionStream stream) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> SessionRow.find(connection, stream)
                        .zipWhen(
                                row -> PollRow.ofSession(connection, row.id()).collectList(),
                                (row, polls) -> new Session(row, inOrder(row, polls))));
    }

    public Mono<List<SessionRow>> sessions(TenantId tenant, String part) {
        return transactions.inTenant(
                tenant,
                connection -> SessionRow.search(connection, part, MOST_SESSIONS).collectList());
    }

    public Mono<PollRow> poll(PollStream stream) {
        return transactions.inTenant(stream.tenant(), connection -> PollRow.find(connection, stream.poll()));
    }

    /** Empty if there is no such poll. */
    public Mono<OwnVote> vote(PollStream stream, ParticipantId participant) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> Rows.query(
                                connection, Reads::ownVote, VOTE, stream.poll().value(), participant.value())
                        .singleOrEmpty());
    }

    private static OwnVote ownVote(Readable row) {
        Integer round = Rows.nullable(row, "round", Integer.class);
        Integer[] choices = Rows.nullable(row, "choices", Integer[].class);
        boolean stood = Rows.value(row, "present_round", Integer.class).equals(round);
        return new OwnVote(
                new SessionId(Rows.value(row, "session_id", UUID.class)),
                stood,
                stood && choices != null ? Arrays.asList(choices) : List.of(),
                round == null ? 0 : Rows.value(row, "revision", Long.class),
                round == null ? 0 : Rows.value(row, "seq", Long.class));
    }

    /** Empty if nobody has that code. */
    public Mono<SessionStream> byCode(JoinCode code) {
        return transactions.outsideTenants(connection -> Rows.query(
                        connection,
                        row -> new SessionStream(
                                new TenantId(Rows.value(row, "tenant_id", UUID.class)),
                                new SessionId(Rows.value(row, "session_id", UUID.class))),
                        "SELECT session_id, tenant_id FROM find_code($1)",
                        code.text())
                .singleOrEmpty());
    }

    private static List<PollRow> inOrder(SessionRow session, List<PollRow> polls) {
        List<PollId> order = session.polls();
        return polls.stream()
                .sorted(Comparator.comparingInt(poll -> order.indexOf(poll.id())))
                .toList();
    }
}
