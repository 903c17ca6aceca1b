package ayes.ingest.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.Tenants;
import ayes.access.http.Authenticator;
import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.ingest.http.Bodies.Order;
import ayes.ingest.http.Bodies.Session;
import ayes.ingest.http.Bodies.Sessions;
import ayes.ingest.http.Bodies.StartSession;
import ayes.ingest.postgres.Reads;
import ayes.ingest.postgres.SessionRow;
import ayes.ingest.postgres.SessionStream;
import ayes.ingest.postgres.SessionTransactions;
import ayes.ingest.postgres.SessionTransactions.Ordered;
import ayes.ingest.room.Checks;
import ayes.ingest.token.TokenMint;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What hosts call about sessions. */
public final class SessionCalls {

    private final Authenticator authenticator;
    private final SessionTransactions sessions;
    private final Reads reads;
    private final TokenMint mint;
    private final Hosting hosting;

    /**
     * @param open whether anyone may start a session without an account
     * @param publicUrl what links carry; null: the address that the request came to
     */
    public record Hosting(boolean open, @Nullable String publicUrl) {}

    public SessionCalls(
            Authenticator authenticator, SessionTransactions sessions, Reads reads, TokenMint mint, Hosting hosting) {
        this.authenticator = authenticator;
        this.sessions = sessions;
        this.reads = reads;
        this.mint = mint;
        this.hosting = hosting;
    }

    Mono<ServerResponse> start(ServerRequest request) {
        boolean guest = request.headers().firstHeader(HttpHeaders.AUTHORIZATION) == null && hosting.open();
        Mono<TenantId> tenant = guest ? Mono.just(Tenants.PUBLIC) : tenantOfNewSession(request);
        return tenant.zipWith(Requests.body(request, StartSession.class))
                .flatMap(asked -> start(asked.getT1(), asked.getT2()))
                .flatMap(row -> Mono.zip(hostToken(row, guest), Links.of(row, mint, origin(request)))
                        .map(made -> Session.of(row, made.getT2(), guest ? made.getT1() : null, null)))
                .flatMap(session -> ServerResponse.created(URI.create("/api/v1/sessions/" + session.id()))
                        .bodyValue(session));
    }

    private Mono<TenantId> tenantOfNewSession(ServerRequest request) {
        return authenticator.authenticate(request).map(Requests::host).map(caller -> switch (caller) {
            case Caller.TenantHost host -> host.tenant();
            case Caller.GuestHost _, Caller.Participant _, Caller.Wall _ ->
                throw new Refused(
                        Problem.forbidden("This token is good for one session only. Leave it out to start another."));
        });
    }

    private Mono<SessionRow> start(TenantId tenant, StartSession body) {
        var wrong = Checks.title(body.title());
        if (wrong.isPresent()) {
            return Mono.error(new Refused(Problem.invalidSession(List.of(wrong.get()))));
        }
        var stream = new SessionStream(tenant, new SessionId(UUID.randomUUID()));
        return sessions.start(stream, Objects.requireNonNull(body.title()).strip());
    }

    private Mono<String> hostToken(SessionRow row, boolean guest) {
        return guest
                ? Mono.fromSupplier(() -> mint.host(row.id(), row.tenant())).subscribeOn(Schedulers.parallel())
                : Mono.just("");
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return authenticator
                .authenticate(request)
                .map(Requests::host)
                .flatMap(caller -> reads.sessions(
                                caller.tenant(), request.queryParam("query").orElse(""))
                        .flatMapIterable(rows -> rows)
                        .filter(row -> caller.mayHost(row.id(), row.tenant()))
                        .concatMap(row -> answer(row, null, request))
                        .collectList())
                .flatMap(found -> ServerResponse.ok().bodyValue(new Sessions(found)));
    }

    Mono<ServerResponse> get(ServerRequest request) {
        return host(request)
                .flatMap(reads::session)
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.notFound())))
                .flatMap(found -> answer(found.row(), found, request))
                .flatMap(session -> ServerResponse.ok().bodyValue(session));
    }

    Mono<ServerResponse> end(ServerRequest request) {
        return host(request)
                .flatMap(sessions::end)
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.notFound())))
                .flatMap(row -> answer(row, null, request))
                .flatMap(session -> ServerResponse.ok().bodyValue(session));
    }

    Mono<ServerResponse> order(ServerRequest request) {
        return host(request)
                .zipWith(Requests.body(request, Order.class))
                .flatMap(asked -> sessions.order(asked.getT1(), polls(asked.getT2())))
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.notFound())))
                .map(SessionCalls::ordered)
                .flatMap(row -> answer(row, null, request))
                .flatMap(session -> ServerResponse.ok().bodyValue(session));
    }

    /** The session in the address, if its host is calling; 404 if it is somebody else's. */
    private Mono<SessionStream> host(ServerRequest request) {
        return authenticator.authenticate(request).map(Requests::host).map(caller -> {
            SessionId session = Requests.session(request);
            if (!caller.mayHost(session, caller.tenant())) {
                throw new Refused(Problem.notFound());
            }
            return new SessionStream(caller.tenant(), session);
        });
    }

    private Mono<Session> answer(SessionRow row, Reads.@Nullable Session found, ServerRequest request) {
        return Links.of(row, mint, origin(request))
                .map(links -> Session.of(row, links, null, found == null ? null : found.polls()));
    }

    private String origin(ServerRequest request) {
        return Links.origin(hosting.publicUrl(), request);
    }

    private static SessionRow ordered(Ordered outcome) {
        return switch (outcome) {
            case Ordered.Session session -> session.row();
            case Ordered.SessionHasEnded _ -> throw new Refused(Problem.sessionEnded());
            case Ordered.OtherPolls _ -> throw notItsPolls();
        };
    }

    private static List<PollId> polls(Order order) {
        try {
            return Objects.requireNonNullElse(order.polls(), List.<@Nullable String>of()).stream()
                    .map(id -> PollId.of(String.valueOf(id)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw notItsPolls();
        }
    }

    private static Refused notItsPolls() {
        return new Refused(Problem.invalidPoll(
                List.of(new Problem.FieldError("polls", "every poll of the session, each once, in the new order"))));
    }
}
