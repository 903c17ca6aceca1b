package ayes.gateway.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.Tally;
import ayes.gateway.Rooms;
import ayes.screen.ViewerClass;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** The door: who may see which session, and as what. */
public final class Admission {

    private static final Duration LOOK_EVERY = Duration.ofMillis(25);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Rooms rooms;
    private final Duration patience;
    private final BooleanSupplier isComplete;
    private volatile boolean closed;

    /**
     * @param patience how long to wait for something that was made a moment ago and is still on its way here
     * @param isComplete whether what we hold is more than a half-read history
     */
    public Admission(Rooms rooms, Duration patience, BooleanSupplier isComplete) {
        this.rooms = rooms;
        this.patience = patience;
        this.isComplete = isComplete;
    }

    /** From now on everybody is sent elsewhere. */
    public void close() {
        closed = true;
    }

    /** Errors with {@link Refused}: not now (503), not theirs (403), nothing there (404). */
    public Mono<ViewerClass> enter(Caller caller, SessionId session) {
        if (!isOpen()) {
            return refuse(Problem.overloaded(RETRY_AFTER));
        }
        if (belongsElsewhere(caller, session)) {
            return refuse(Problem.forbidden("This token is for another session."));
        }
        return find(() -> rooms.find(session))
                .filter(view -> caller.mayWatch(session, view.tenant()))
                .switchIfEmpty(refuse(Problem.notFound()))
                .map(_ -> viewerClass(caller));
    }

    /** Errors with {@link Refused}, as above; also while the results are hidden from a participant (403). */
    public Mono<Tally> tally(Caller caller, PollId poll) {
        if (!isOpen()) {
            return refuse(Problem.overloaded(RETRY_AFTER));
        }
        ViewerClass viewer = viewerClass(caller);
        return find(() -> rooms.find(poll))
                .filter(tally -> caller.mayWatch(tally.session(), tally.tenant()) && viewer.mayKnow(tally))
                .switchIfEmpty(refuse(Problem.notFound()))
                .filter(viewer::maySeeCounts)
                .switchIfEmpty(refuse(Problem.forbidden("The host has not shown the results yet.")));
    }

    static ViewerClass viewerClass(Caller caller) {
        return switch (caller) {
            case Caller.Participant _ -> ViewerClass.PARTICIPANT;
            case Caller.Wall _ -> ViewerClass.WALL;
            case Caller.GuestHost _, Caller.TenantHost _ -> ViewerClass.HOST;
        };
    }

    /** Decided without looking, so that it tells nothing about whether that session exists. */
    private static boolean belongsElsewhere(Caller caller, SessionId session) {
        return switch (caller) {
            case Caller.Participant participant -> !participant.session().equals(session);
            case Caller.Wall wall -> !wall.session().equals(session);
            case Caller.GuestHost _, Caller.TenantHost _ -> false;
        };
    }

    private boolean isOpen() {
        return !closed && isComplete.getAsBoolean();
    }

    /** Empty if it does not turn up in time. */
    private <T> Mono<T> find(Supplier<Optional<T>> look) {
        long looks = 1 + patience.dividedBy(LOOK_EVERY);
        return Mono.defer(() -> Mono.justOrEmpty(look.get()))
                .repeatWhenEmpty(again -> again.take(looks - 1).delayElements(LOOK_EVERY));
    }

    private static <T> Mono<T> refuse(Problem problem) {
        return Mono.error(() -> new Refused(problem));
    }
}
