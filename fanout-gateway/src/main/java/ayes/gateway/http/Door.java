package ayes.gateway.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Authenticator;
import ayes.access.jwt.Verified;
import ayes.event.SessionId;
import ayes.gateway.Ticket;
import ayes.gateway.fanout.Hall;
import ayes.gateway.fanout.Line;
import ayes.screen.Audience;
import ayes.screen.Resume;
import ayes.screen.ViewerClass;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Where viewers come in, over whatever kind of connection. */
public final class Door {

    /** Someone who may come in. */
    public final class Visitor {

        private final Caller caller;
        private final Ticket ticket;

        private Visitor(Caller caller, Ticket ticket) {
            this.caller = caller;
            this.ticket = ticket;
        }

        /** As {@link Hall#seat}. */
        public void sit(Channel channel, Line line, Runnable gone) {
            Runnable leave = turnstile.enter(caller, ticket.session());
            hall.seat(channel, ticket, line, () -> {
                leave.run();
                gone.run();
            });
        }
    }

    private final Authenticator authenticator;
    private final Admission admission;
    private final Turnstile turnstile;
    private final Origins origins;
    private final PublicAddress address;
    private final Hall hall;

    public Door(
            Authenticator authenticator,
            Admission admission,
            Turnstile turnstile,
            Origins origins,
            PublicAddress address,
            Hall hall) {
        this.authenticator = authenticator;
        this.admission = admission;
        this.turnstile = turnstile;
        this.origins = origins;
        this.address = address;
        this.hall = hall;
    }

    /**
     * Errors with {@link Refused}: whoever may not come in is told why in a problem document.
     *
     * @param token compact JWT
     * @param have what the viewer says it holds; null or empty is nothing
     */
    public Mono<Visitor> admit(ServerRequest request, String token, @Nullable String have) {
        checkOrigin(request);
        Resume.Have holds = readable(Resume.parse(have));
        SessionId session = session(request);
        return authenticator.verify(token).flatMap(verified -> {
            turnstile.check(verified.caller(), session);
            return admission
                    .enter(verified.caller(), session)
                    .map(viewer -> visitor(request, verified, session, viewer, holds));
        });
    }

    private Visitor visitor(
            ServerRequest request, Verified verified, SessionId session, ViewerClass viewer, Resume.Have holds) {
        var audience = new Audience(viewer, address.of(request.uri()));
        return new Visitor(verified.caller(), new Ticket(session, audience, holds, verified.expiresAt()));
    }

    private void checkOrigin(ServerRequest request) {
        HttpHeaders headers = request.headers().asHttpHeaders();
        if (!origins.mayConnect(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST))) {
            throw new Refused(Problem.forbidden("Pages of this origin may not connect: " + headers.getOrigin() + "."));
        }
    }

    private static SessionId session(ServerRequest request) {
        try {
            return SessionId.of(request.pathVariable("sid"));
        } catch (IllegalArgumentException noUuid) {
            throw new Refused(Problem.notFound());
        }
    }

    private static Resume.Have readable(Resume resume) {
        return switch (resume) {
            case Resume.Have have -> have;
            case Resume.Unreadable(String why) -> throw new Refused(Problem.badRequest(why));
        };
    }
}
