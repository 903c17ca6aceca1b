package ayes.ingest.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Authenticator;
import ayes.event.Ballot;
import ayes.event.PollId;
import ayes.ingest.commit.GroupCommit;
import ayes.ingest.http.Bodies.OwnVote;
import ayes.ingest.http.Bodies.Vote;
import ayes.ingest.http.Bodies.Voted;
import ayes.ingest.postgres.PollStream;
import ayes.ingest.postgres.Reads;
import ayes.ingest.vote.CastVote;
import ayes.ingest.vote.VoteOutcome;
import ayes.ingest.vote.VoteOutcome.Answer;
import ayes.ingest.vote.VoteOutcome.Status;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A participant votes, takes the vote back, and asks what it is. */
public final class VoteCalls {

    private final Authenticator authenticator;
    private final GroupCommit<PollStream, CastVote, VoteOutcome> votes;
    private final Reads reads;
    private final Limits limits;

    public VoteCalls(
            Authenticator authenticator,
            GroupCommit<PollStream, CastVote, VoteOutcome> votes,
            Reads reads,
            Limits limits) {
        this.authenticator = authenticator;
        this.votes = votes;
        this.reads = reads;
        this.limits = limits;
    }

    Mono<ServerResponse> put(ServerRequest request) {
        return participant(request)
                .doOnNext(caller -> limits.countVote(caller.id()))
                .zipWith(Requests.body(request, Vote.class))
                .flatMap(asked -> cast(asked.getT1(), ballot(asked.getT2()), revision(asked.getT2()), request));
    }

    Mono<ServerResponse> delete(ServerRequest request) {
        return participant(request)
                .doOnNext(caller -> limits.countVote(caller.id()))
                .flatMap(caller -> cast(caller, Ballot.EMPTY, revision(request), request));
    }

    Mono<ServerResponse> get(ServerRequest request) {
        PollId poll = Requests.poll(request);
        return participant(request)
                .flatMap(caller -> reads.vote(new PollStream(caller.tenant(), poll), caller.id())
                        .filter(vote -> vote.session().equals(caller.session())))
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.notFound())))
                .flatMap(vote -> ServerResponse.ok().bodyValue(ownVote(poll, vote)));
    }

    private Mono<Caller.Participant> participant(ServerRequest request) {
        return authenticator.authenticate(request).map(Requests::participant);
    }

    private Mono<ServerResponse> cast(
            Caller.Participant caller, Ballot ballot, OptionalLong revision, ServerRequest request) {
        PollId poll = Requests.poll(request);
        var vote = new CastVote(
                poll,
                caller.session(),
                caller.tenant(),
                caller.id(),
                ballot,
                revision,
                Requests.idempotencyKey(request),
                Requests.hash(ballot.choices() + " " + revision));
        return votes.submit(new PollStream(caller.tenant(), poll), vote)
                .map(outcome -> voted(poll, outcome))
                .flatMap(voted -> ServerResponse.ok().bodyValue(voted));
    }

    private static Voted voted(PollId poll, VoteOutcome outcome) {
        Outcomes.refusal(outcome).ifPresent(problem -> {
            throw new Refused(problem);
        });
        var answer = (Answer) outcome;
        return new Voted(poll.value(), answer.seq(), answer.revision(), name(answer.status()));
    }

    private static OwnVote ownVote(PollId poll, Reads.OwnVote vote) {
        if (!vote.choices().isEmpty()) {
            return new OwnVote(poll.value(), vote.choices(), vote.seq(), vote.revision(), name(Status.COUNTED));
        }
        Status status = vote.stood() ? Status.RETRACTED : Status.NONE;
        return new OwnVote(poll.value(), null, vote.seq(), vote.revision(), name(status));
    }

    private static Ballot ballot(Vote body) {
        List<@Nullable Integer> choices = body.choices();
        if (choices == null || choices.isEmpty() || choices.contains(null)) {
            throw new Refused(Problem.invalidVote("choices", "choose an option by its index, such as [0]"));
        }
        return new Ballot(choices.stream().map(Objects::requireNonNull).toList());
    }

    private static OptionalLong revision(Vote body) {
        return body.revision() == null ? OptionalLong.empty() : positive(body.revision());
    }

    private static OptionalLong revision(ServerRequest request) {
        try {
            return request.queryParam("revision")
                    .map(text -> positive(Long.parseLong(text)))
                    .orElse(OptionalLong.empty());
        } catch (NumberFormatException e) {
            throw new Refused(Problem.invalidVote("revision", "a whole number from 1"));
        }
    }

    private static OptionalLong positive(long revision) {
        // Far below the largest long, so that "one more than what stands" always exists.
        if (revision < 1 || revision > 1L << 53) {
            throw new Refused(Problem.invalidVote("revision", "a whole number from 1"));
        }
        return OptionalLong.of(revision);
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
