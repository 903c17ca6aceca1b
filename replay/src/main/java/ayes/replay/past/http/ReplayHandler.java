package ayes.replay.past.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Authenticator;
import ayes.access.http.Offer;
import ayes.access.http.Takeover;
import ayes.access.jwt.Verified;
import ayes.replay.kafka.Pasts;
import ayes.replay.past.Past;
import ayes.replay.past.PastSettings;
import ayes.screen.Audience;
import ayes.screen.Frame;
import ayes.screen.ViewerClass;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/sessions/{sid}/replay}: the session again, as an event stream or on a WebSocket. */
public final class ReplayHandler {

    /** Twenty tallies a second. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** Well within the time for which a session is followed after somebody asked for it. */
    private static final int TICKS_UNTIL_ASKED_AGAIN = 100;

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final Authenticator authenticator;
    private final Pasts pasts;
    private final PastSettings settings;
    private final Duration stalledAfter;
    private final InstantSource clock;
    private final Semaphore places;

    /** @param stalledAfter how long a viewer may take nothing before it is given up */
    public ReplayHandler(
            Authenticator authenticator,
            Pasts pasts,
            PastSettings settings,
            Duration stalledAfter,
            InstantSource clock) {
        this.authenticator = authenticator;
        this.pasts = pasts;
        this.settings = settings;
        this.stalledAfter = stalledAfter;
        this.clock = clock;
        this.places = new Semaphore(settings.replays());
    }

    /** Whoever may not look is told why in a problem document, before anything is shown. */
    Mono<ServerResponse> open(ServerRequest request) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        boolean isSocket = "websocket".equalsIgnoreCase(headers.getUpgrade());
        var offer = Offer.of(headers.getOrEmpty("Sec-WebSocket-Protocol"));
        if (isSocket && !offer.isOurs()) {
            throw new Refused(Problem.badRequest("Offer the subprotocol " + Offer.AYES + "."));
        }
        String token = offer.token(headers.getFirst(HttpHeaders.AUTHORIZATION));
        if (token == null) {
            return Mono.error(new Refused(Problem.unauthenticated()));
        }
        return authenticator.verify(token).flatMap(verified -> open(request, verified, isSocket));
    }

    private Mono<ServerResponse> open(ServerRequest request, Verified verified, boolean isSocket) {
        var question = new Question(request);
        question.mayBeAskedBy(verified.caller(), true);
        Showing.Wanted wanted = wanted(question);
        return past(question, verified.caller()).map(past -> {
            var showing = new Showing(past, audience(request), wanted, System.nanoTime());
            Ticks ticks = write -> play(question, verified, showing, write, isSocket ? settings.idle() : Duration.ZERO);
            return isSocket
                    ? ReplaySocket.upgrade(ticks, said -> showing.told(said, System.nanoTime(), present()))
                    : new Takeover(HttpStatus.OK, exchange -> ReplayStream.write(exchange, ticks));
        });
    }

    /** What is to be written on a connection, tick by tick: the next when the last was taken. */
    interface Ticks {

        /** Completes when nothing more will come: with true if that is because the token has expired. */
        Mono<Boolean> to(Write write);
    }

    /** How a connection takes frames. */
    interface Write {

        /** Completes when the network has taken them. */
        Mono<Void> frames(List<Frame> frames);
    }

    private Mono<Boolean> play(Question question, Verified verified, Showing showing, Write write, Duration idle) {
        return Mono.defer(() -> {
            if (!places.tryAcquire()) {
                return Mono.error(new Refused(Problem.overloaded(ASK_AGAIN_AFTER)));
            }
            // A tick that comes while the last is being written is dropped: the next one tells more.
            return Flux.interval(Duration.ZERO, TICK)
                    .onBackpressureDrop()
                    .concatMap(tick -> tick(tick, question, verified.caller(), showing, write), 1)
                    .map(_ -> !clock.instant().isBefore(verified.expiresAt()))
                    .takeUntil(expired -> expired || showing.hasEndedFor(idle, System.nanoTime()))
                    .last(false)
                    .doFinally(_ -> places.release());
        });
    }

    private Mono<Boolean> tick(long tick, Question question, Caller caller, Showing showing, Write write) {
        Mono<Void> asked = tick % TICKS_UNTIL_ASKED_AGAIN == TICKS_UNTIL_ASKED_AGAIN - 1
                ? past(question, caller).doOnNext(showing::goOnWith).then()
                : Mono.empty();
        return asked.then(Mono.fromCallable(() -> showing.next(System.nanoTime(), present()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .flatMap(frames ->
                        frames.isEmpty() ? Mono.empty() : write.frames(frames).timeout(stalledAfter))
                .thenReturn(true);
    }

    private Mono<Past> past(Question question, Caller caller) {
        return pasts.of(question.session(), tenant -> question.isTheirs(caller, tenant));
    }

    private static Showing.Wanted wanted(Question question) {
        Long from = question.micros("from");
        Long to = question.micros("to");
        if (from != null && to != null && from > to) {
            throw Question.invalid("from", "lies behind to; swap them");
        }
        return new Showing.Wanted(from, to, question.speed());
    }

    private Audience audience(ServerRequest request) {
        URI uri = request.uri();
        String scheme = "https".equals(uri.getScheme()) || "wss".equals(uri.getScheme()) ? "https" : "http";
        String configured = settings.publicUrl();
        return new Audience(ViewerClass.WALL, configured != null ? configured : scheme + "://" + uri.getRawAuthority());
    }

    private long present() {
        return Question.micros(clock.instant());
    }
}
