package ayes.ingest.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Problem.FieldError;
import ayes.access.Refused;
import ayes.access.http.Authenticator;
import ayes.event.PollId;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.ResultsPolicy;
import ayes.event.SessionId;
import ayes.ingest.http.Bodies.AddPoll;
import ayes.ingest.http.Bodies.Poll;
import ayes.ingest.http.Bodies.Settings;
import ayes.ingest.postgres.PollRow;
import ayes.ingest.postgres.PollStream;
import ayes.ingest.postgres.PollTransactions;
import ayes.ingest.postgres.PollTransactions.Added;
import ayes.ingest.postgres.PollTransactions.Commanded;
import ayes.ingest.postgres.Reads;
import ayes.ingest.postgres.SessionStream;
import ayes.ingest.room.Checks;
import ayes.ingest.room.NewPoll;
import ayes.ingest.room.PollCommand;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What hosts call about polls. */
public final class PollCalls {

    private final Authenticator authenticator;
    private final PollTransactions polls;
    private final Reads reads;

    public PollCalls(Authenticator authenticator, PollTransactions polls, Reads reads) {
        this.authenticator = authenticator;
        this.polls = polls;
        this.reads = reads;
    }

    Mono<ServerResponse> add(ServerRequest request) {
        return authenticator
                .authenticate(request)
                .map(Requests::host)
                .map(caller -> session(caller, Requests.session(request)))
                .zipWith(Requests.body(request, AddPoll.class).map(PollCalls::checked))
                .flatMap(asked -> polls.add(asked.getT1(), new PollId(UUID.randomUUID()), asked.getT2()))
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.notFound())))
                .map(PollCalls::added)
                .flatMap(poll -> ServerResponse.created(URI.create("/api/v1/polls/" + poll.id()))
                        .bodyValue(poll));
    }

    /** Opens, closes, reveals, hides or resets: the last part of the address says which. */
    Mono<ServerResponse> command(ServerRequest request) {
        PollCommand command =
                PollCommand.named(request.pathVariable("command")).orElseThrow(() -> new Refused(Problem.notFound()));
        return authenticator
                .authenticate(request)
                .map(Requests::host)
                .flatMap(caller -> ownPoll(caller, Requests.poll(request)))
                .flatMap(stream -> polls.command(stream, command))
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.notFound())))
                .map(PollCalls::commanded)
                .flatMap(poll -> ServerResponse.ok().bodyValue(poll));
    }

    /** 404 for a poll of somebody else's session. */
    private Mono<PollStream> ownPoll(Caller caller, PollId poll) {
        var stream = new PollStream(caller.tenant(), poll);
        return reads.poll(stream)
                .filter(row -> caller.mayHost(row.session(), row.tenant()))
                .map(_ -> stream);
    }

    private static SessionStream session(Caller caller, SessionId session) {
        if (!caller.mayHost(session, caller.tenant())) {
            throw new Refused(Problem.notFound());
        }
        return new SessionStream(caller.tenant(), session);
    }

    private static Poll added(Added outcome) {
        return switch (outcome) {
            case Added.Poll(PollRow row) -> Poll.of(row);
            case Added.SessionHasEnded _ -> throw new Refused(Problem.sessionEnded());
        };
    }

    private static Poll commanded(Commanded outcome) {
        Outcomes.refusal(outcome).ifPresent(problem -> {
            throw new Refused(problem);
        });
        return Poll.of(outcome.row());
    }

    /** @throws Refused naming everything that is wrong with it */
    static NewPoll checked(AddPoll asked) {
        var settings = Objects.requireNonNullElse(asked.settings(), new Settings(null, null));
        var kind = PollKind.named(Objects.requireNonNullElse(asked.kind(), PollKind.SINGLE.wireName()));
        var results = ResultsPolicy.named(Objects.requireNonNullElse(
                settings.results(), PollSettings.DEFAULT.results().wireName()));
        var wrong = new ArrayList<FieldError>();
        if (kind.isEmpty()) {
            wrong.add(new FieldError("kind", "one of " + kinds()));
        }
        Checks.question(asked.question()).ifPresent(wrong::add);
        Checks.options(asked.options()).ifPresent(wrong::add);
        if (results.isEmpty()) {
            wrong.add(new FieldError("settings.results", "one of " + policies()));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(Problem.invalidPoll(wrong));
        }
        boolean changeVote = Objects.requireNonNullElse(settings.changeVote(), PollSettings.DEFAULT.changeVote());
        return poll(kind, asked, new PollSettings(changeVote, results.orElseThrow()));
    }

    private static NewPoll poll(Optional<PollKind> kind, AddPoll asked, PollSettings settings) {
        List<@Nullable String> options = Objects.requireNonNull(asked.options());
        return new NewPoll(
                kind.orElseThrow(),
                Objects.requireNonNull(asked.question()).strip(),
                options.stream()
                        .map(option -> Objects.requireNonNull(option).strip())
                        .toList(),
                settings);
    }

    private static String kinds() {
        return Arrays.stream(PollKind.values()).map(PollKind::wireName).collect(Collectors.joining(", "));
    }

    private static String policies() {
        return Arrays.stream(ResultsPolicy.values())
                .map(ResultsPolicy::wireName)
                .collect(Collectors.joining(", "));
    }
}
