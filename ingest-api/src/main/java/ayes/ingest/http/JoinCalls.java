package ayes.ingest.http;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.ParticipantId;
import ayes.ingest.commit.GroupCommit;
import ayes.ingest.http.Bodies.Join;
import ayes.ingest.http.Bodies.Joined;
import ayes.ingest.postgres.Reads;
import ayes.ingest.postgres.SessionStream;
import ayes.ingest.room.Checks;
import ayes.ingest.room.JoinCode;
import ayes.ingest.room.JoinOutcome;
import ayes.ingest.room.Joining;
import ayes.ingest.token.TokenMint;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A phone comes in. */
public final class JoinCalls {

    private static final Problem UNKNOWN_CODE =
            Problem.notFound("No session has this code. Look at the screen again: six letters and digits.");

    private final GroupCommit<SessionStream, Joining, JoinOutcome> joins;
    private final Reads reads;
    private final TokenMint mint;
    private final Limits limits;

    public JoinCalls(
            GroupCommit<SessionStream, Joining, JoinOutcome> joins, Reads reads, TokenMint mint, Limits limits) {
        this.joins = joins;
        this.reads = reads;
        this.mint = mint;
        this.limits = limits;
    }

    Mono<ServerResponse> join(ServerRequest request) {
        limits.checkJoin(request);
        return Requests.body(request, Join.class)
                .flatMap(body -> session(body, request).flatMap(session -> join(session, body)))
                .flatMap(joined -> ServerResponse.ok().bodyValue(joined));
    }

    private Mono<SessionStream> session(Join body, ServerRequest request) {
        Checks.name(body.name()).ifPresent(wrong -> {
            throw new Refused(Problem.invalidRequest(wrong.field(), wrong.message()));
        });
        return Mono.justOrEmpty(JoinCode.typed(Objects.requireNonNullElse(body.code(), "")))
                .flatMap(reads::byCode)
                .switchIfEmpty(Mono.error(() -> {
                    limits.countFailedJoin(request);
                    return new Refused(UNKNOWN_CODE);
                }));
    }

    private Mono<Joined> join(SessionStream session, Join body) {
        var id = new ParticipantId(UUID.randomUUID());
        String name = Objects.requireNonNullElse(body.name(), "").strip();
        return joins.submit(session, new Joining(id, name))
                .publishOn(Schedulers.parallel()) // signing
                .map(outcome -> switch (outcome) {
                    case JoinOutcome.Joined joined ->
                        new Joined(
                                session.session().value(),
                                id.value(),
                                mint.participant(session.session(), session.tenant(), id),
                                joined.title());
                    case JoinOutcome.SessionHasEnded _, JoinOutcome.NoSuchSession _ ->
                        throw new Refused(Outcomes.refusal(outcome).orElseThrow());
                });
    }
}
