package ayes.replay.past.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Authenticator;
import ayes.event.PollId;
import ayes.replay.kafka.Pasts;
import ayes.replay.past.Looks;
import ayes.replay.past.Past;
import ayes.replay.past.Spans;
import ayes.replay.past.Timelines;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;

/** The calls about a session's past, one line for each. */
public final class PastRoutes {

    private final Authenticator authenticator;
    private final Pasts pasts;
    private final ReplayHandler replay;
    private final JsonMapper json;
    private final InstantSource clock;

    public PastRoutes(
            Authenticator authenticator, Pasts pasts, ReplayHandler replay, JsonMapper json, InstantSource clock) {
        this.authenticator = authenticator;
        this.pasts = pasts;
        this.replay = replay;
        this.json = json;
        this.clock = clock;
    }

    public RouterFunction<ServerResponse> routes() {
        return route().path(
                        "/api/v1/sessions/{sid}",
                        calls -> calls.GET("/timeline", asked(false, this::timeline))
                                .GET("/tally", asked(true, PastRoutes::tally))
                                .GET("/series", asked(false, this::series))
                                .GET("/moves", asked(false, this::moves))
                                .GET("/participation", asked(false, PastRoutes::participation))
                                .GET("/replay", replay::open))
                .build();
    }

    /** What makes no sense is said before the log is read. */
    private HandlerFunction<ServerResponse> asked(boolean walls, BiFunction<Question, Past, Object> answer) {
        return request -> authenticator.authenticate(request).flatMap(caller -> {
            var question = new Question(request);
            question.mayBeAskedBy(caller, walls);
            checkAll(question);
            return pasts.of(question.session(), tenant -> question.isTheirs(caller, tenant))
                    .flatMap(past -> Mono.fromCallable(
                                    () -> json.writeValueAsBytes(past.ask(_ -> answer.apply(question, past))))
                            // A million votes may take a while: not on an event loop.
                            .subscribeOn(Schedulers.boundedElastic()))
                    .flatMap(PastRoutes::ok);
        });
    }

    private static void checkAll(Question question) {
        question.session();
        question.pollIfAny();
        question.rule();
    }

    private static Mono<ServerResponse> ok(byte[] body) {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .bodyValue(body);
    }

    private Object timeline(Question question, Past past) {
        return Timelines.of(past, now()).orElseThrow(() -> new Refused(Problem.notFound()));
    }

    private static Object tally(Question question, Past past) {
        PollId poll = question.pollIfAny();
        return poll == null
                ? Looks.session(past, question.moment(), question.rule())
                : Looks.poll(past, poll, question.moment(), question.rule()).orElseThrow(PastRoutes::noSuchPoll);
    }

    private static Object participation(Question question, Past past) {
        return Looks.participation(past, question.instantIfAny("at"));
    }

    private Object series(Question question, Past past) {
        PollId poll = known(question, past);
        long from = or(question.micros("from"), Spans.begin(past, poll));
        long to = or(question.micros("to"), Spans.end(past, poll, now()));
        long bucketMs = question.bucketMs(from, to);
        return Spans.series(past, poll, new Spans.Grid(from, to, bucketMs), question.rule());
    }

    private Object moves(Question question, Past past) {
        PollId poll = known(question, past);
        long from = or(question.micros("from"), Spans.begin(past, poll));
        long to = or(question.micros("to"), Spans.end(past, poll, now()));
        if (from > to) {
            throw Question.invalid("from", "lies behind to; swap them");
        }
        return Spans.moves(past, poll, from, to);
    }

    private static PollId known(Question question, Past past) {
        PollId poll = question.poll();
        if (!Spans.knows(past, poll)) {
            throw noSuchPoll();
        }
        return poll;
    }

    private static Refused noSuchPoll() {
        return new Refused(Problem.notFound("This session has no such poll."));
    }

    private long now() {
        return Question.micros(clock.instant());
    }

    private static long or(@Nullable Long given, long otherwise) {
        return given == null ? otherwise : given;
    }
}
