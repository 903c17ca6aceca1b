package ayes.ingest.postgres;

import ayes.event.Ballot;
import ayes.event.PollStatus;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.ingest.commit.BatchTransaction;
import ayes.ingest.vote.CastVote;
import ayes.ingest.vote.PollState;
import ayes.ingest.vote.Standing;
import ayes.ingest.vote.VoteOutcome;
import ayes.ingest.vote.VoteOutcome.Answer;
import ayes.ingest.vote.VoteOutcome.Status;
import ayes.ingest.vote.VoteRules;
import ayes.ingest.vote.VoteRules.Accepted;
import ayes.ingest.vote.VoteRules.Decision;
import ayes.ingest.vote.VoteRules.Remembered;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A batch of votes for one poll becomes durable: lock the poll, look, decide, write, commit. */
public final class VoteTransaction implements BatchTransaction<PollStream, CastVote, VoteOutcome> {

    private static final String LOCK = "SELECT seq FROM poll WHERE id = $1 FOR NO KEY UPDATE";

    private static final String LOOK_AT_POLL = """
            SELECT p.session_id, s.status AS session_status, p.status, p.round, cardinality(p.options) AS options,
                   p.change_vote, p.seq, e.epoch, clock_timestamp() AS now
            FROM poll p JOIN session s ON s.id = p.session_id CROSS JOIN epoch e
            WHERE p.id = $1
            """;

    /**
     * LATERAL and LIMIT leave the planner one way: a look-up by the whole primary key for each voter. Planned as plain joins while
     * the tables are small, and kept as a prepared statement is, it read every vote and every key of the poll for each batch.
     */
    private static final String LOOK_AT_VOTERS = """
            SELECT k.request_hash, k.seq AS key_seq, k.revision AS key_revision, k.status AS key_status,
                   v.round, v.choices, v.revision, v.seq
            FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS w (participant_id, key, place)
            LEFT JOIN LATERAL (
                SELECT request_hash, seq, revision, status FROM vote_key
                WHERE poll_id = $1 AND participant_id = w.participant_id AND key = w.key LIMIT 1
            ) k ON true
            LEFT JOIN LATERAL (
                SELECT round, choices, revision, seq FROM vote
                WHERE poll_id = $1 AND participant_id = w.participant_id LIMIT 1
            ) v ON true
            ORDER BY w.place
            """;

    /** Payloads come joined and not as an array: the driver escapes arrays character by character. Base64 has no comma. */
    private static final String WRITE = """
            WITH accepted AS (
                SELECT * FROM unnest($8::uuid[], $9::text[], $10::bigint[], $11::bigint[], $12::text[],
                            string_to_array($13, ','))
                    AS a (participant_id, choices, revision, seq, type, payload)
            ), votes AS (
                INSERT INTO vote (poll_id, participant_id, tenant_id, round, choices, revision, seq)
                SELECT $1, participant_id, $2, $3, nullif(choices, '')::int[], revision, seq FROM accepted
                ON CONFLICT (poll_id, participant_id) DO UPDATE
                SET round = excluded.round, choices = excluded.choices, revision = excluded.revision, seq = excluded.seq
            ), events AS (
                INSERT INTO outbox (stream_id, epoch, seq, session_id, tenant_id, type, payload, accepted_at)
                SELECT $1, $4, seq, $5, $2, type, decode(payload, 'base64'), $6 FROM accepted
            ), keys AS (
                INSERT INTO vote_key (poll_id, participant_id, key, tenant_id, request_hash, seq, revision, status)
                SELECT $1, k.participant_id, k.key, $2, k.request_hash, k.seq, k.revision, k.status
                FROM unnest($14::uuid[], $15::text[], $16::text[], $17::bigint[], $18::bigint[], $19::text[])
                    AS k (participant_id, key, request_hash, seq, revision, status)
            )
            UPDATE poll SET seq = $7 WHERE id = $1
            """;

    private final Transactions transactions;

    public VoteTransaction(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Poll(PollState state, Clock clock) {}

    @Override
    public Mono<List<VoteOutcome>> run(PollStream stream, List<CastVote> votes) {
        return transactions.inTenant(
                stream.tenant(),
                connection -> lock(connection, stream)
                        .then(poll(connection, stream))
                        .flatMap(poll -> standings(connection, stream, votes)
                                .map(standings -> VoteRules.decide(poll.state(), standings, votes))
                                .flatMap(decision -> write(connection, stream, poll, decision)))
                        .defaultIfEmpty(unknownPoll(votes)));
    }

    private static Mono<Void> lock(Connection connection, PollStream stream) {
        return Rows.query(connection, row -> row, LOCK, stream.poll().value()).then();
    }

    private static Mono<Poll> poll(Connection connection, PollStream stream) {
        return Rows.query(
                        connection,
                        VoteTransaction::poll,
                        LOOK_AT_POLL,
                        stream.poll().value())
                .singleOrEmpty();
    }

    private static Poll poll(Readable row) {
        var state = new PollState(
                new SessionId(Rows.value(row, "session_id", UUID.class)),
                SessionStatus.named(Rows.value(row, "session_status", String.class)),
                PollStatus.named(Rows.value(row, "status", String.class)),
                Rows.value(row, "round", Integer.class),
                Rows.value(row, "options", Integer.class),
                Rows.value(row, "change_vote", Boolean.class),
                Rows.value(row, "seq", Long.class));
        return new Poll(
                state,
                new Clock(
                        Rows.value(row, "epoch", Long.class),
                        Rows.value(row, "now", OffsetDateTime.class).toInstant()));
    }

    private static Mono<List<Standing>> standings(Connection connection, PollStream stream, List<CastVote> votes) {
        return Rows.query(
                        connection,
                        VoteTransaction::standing,
                        LOOK_AT_VOTERS,
                        stream.poll().value(),
                        votes.stream().map(vote -> vote.participant().value()).toArray(UUID[]::new),
                        votes.stream().map(CastVote::key).toArray(String[]::new))
                .collectList();
    }

    private static Standing standing(Readable row) {
        String hash = Rows.nullable(row, "request_hash", String.class);
        var answered = hash == null
                ? null
                : new Standing.Answered(
                        hash,
                        new Answer(
                                Rows.value(row, "key_seq", Long.class),
                                Rows.value(row, "key_revision", Long.class),
                                Status.valueOf(Rows.value(row, "key_status", String.class)
                                        .toUpperCase(Locale.ROOT))));
        Integer round = Rows.nullable(row, "round", Integer.class);
        var vote = round == null
                ? null
                : new Standing.Vote(
                        round,
                        ballot(Rows.nullable(row, "choices", Integer[].class)),
                        Rows.value(row, "revision", Long.class),
                        Rows.value(row, "seq", Long.class));
        return new Standing(answered, vote);
    }

    private static Ballot ballot(Integer @Nullable [] choices) {
        return choices == null ? Ballot.EMPTY : new Ballot(Arrays.asList(choices));
    }

    private static Mono<List<VoteOutcome>> write(
            Connection connection, PollStream stream, Poll poll, Decision decision) {
        if (decision.answered().isEmpty()) {
            return Mono.just(decision.outcomes());
        }
        var outbox = new OutboxRow.Stream(
                stream.poll().value(),
                poll.clock().epoch(),
                poll.state().session(),
                stream.tenant(),
                poll.clock().now());
        List<Accepted> accepted = decision.accepted();
        List<OutboxRow> events = accepted.stream()
                .map(vote -> OutboxRow.of(outbox, vote.seq(), vote.event()))
                .toList();
        List<Remembered> keys = decision.answered();
        return Rows.update(
                        connection,
                        WRITE,
                        stream.poll().value(),
                        stream.tenant().value(),
                        poll.state().round(),
                        outbox.epoch(),
                        outbox.session().value(),
                        OutboxRow.at(outbox),
                        poll.state().seq() + accepted.size(),
                        accepted.stream()
                                .map(vote -> vote.vote().participant().value())
                                .toArray(UUID[]::new),
                        accepted.stream()
                                .map(vote -> literal(vote.vote().ballot()))
                                .toArray(String[]::new),
                        accepted.stream().map(Accepted::revision).toArray(Long[]::new),
                        accepted.stream().map(Accepted::seq).toArray(Long[]::new),
                        events.stream().map(OutboxRow::type).toArray(String[]::new),
                        events.stream().map(OutboxRow::payload).collect(Collectors.joining(",")),
                        keys.stream()
                                .map(key -> key.vote().participant().value())
                                .toArray(UUID[]::new),
                        keys.stream().map(key -> key.vote().key()).toArray(String[]::new),
                        keys.stream().map(key -> key.vote().requestHash()).toArray(String[]::new),
                        keys.stream().map(key -> key.answer().seq()).toArray(Long[]::new),
                        keys.stream().map(key -> key.answer().revision()).toArray(Long[]::new),
                        keys.stream()
                                .map(key -> key.answer().status().name().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .thenReturn(decision.outcomes());
    }

    /** PostgreSQL's array literal; empty for a vote that was taken back. */
    private static String literal(Ballot ballot) {
        return ballot.isEmpty()
                ? ""
                : ballot.choices().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<VoteOutcome> unknownPoll(List<CastVote> votes) {
        return votes.stream()
                .<VoteOutcome>map(_ -> new VoteOutcome.NoSuchPoll())
                .toList();
    }
}
