package ayes.ingest.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.PollId;
import ayes.event.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What is read from a request, and refused if it is not there. */
final class Requests {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private Requests() {}

    /** Errors with 400 if there is no body. */
    static <T> Mono<T> body(ServerRequest request, Class<T> type) {
        return request.bodyToMono(type)
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.badRequest("This call takes a JSON body."))));
    }

    /** @throws Refused 404: what is no UUID names nothing */
    static SessionId session(ServerRequest request) {
        return new SessionId(uuid(request.pathVariable("session")));
    }

    /** @throws Refused 404: what is no UUID names nothing */
    static PollId poll(ServerRequest request) {
        return new PollId(uuid(request.pathVariable("poll")));
    }

    /** @throws Refused 422 if the key is not 1 to 64 visible ASCII characters */
    static String idempotencyKey(ServerRequest request) {
        String key = request.headers().firstHeader("Idempotency-Key");
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (!KEY.matcher(key).matches()) {
            throw new Refused(Problem.invalidRequest("Idempotency-Key", "from 1 to 64 visible ASCII characters"));
        }
        return key;
    }

    /** @throws Refused 403 for anyone but a participant */
    static Caller.Participant participant(Caller caller) {
        if (caller instanceof Caller.Participant participant) {
            return participant;
        }
        throw new Refused(Problem.forbidden("Only participants vote. Join with the session's code."));
    }

    /** @throws Refused 403 for participants and walls */
    static Caller host(Caller caller) {
        return switch (caller) {
            case Caller.GuestHost _, Caller.TenantHost _ -> caller;
            case Caller.Participant _, Caller.Wall _ ->
                throw new Refused(Problem.forbidden("Only hosts of the session may do this."));
        };
    }

    static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Problem.notFound());
        }
    }
}
