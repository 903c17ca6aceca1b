package ayes.gateway.http;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.access.http.Authenticator;
import ayes.event.PollId;
import ayes.screen.Frame;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/polls/{pid}/tally}: the newest counts of one poll. */
public final class TallyHandler {

    private final Authenticator authenticator;
    private final Admission admission;

    public TallyHandler(Authenticator authenticator, Admission admission) {
        this.authenticator = authenticator;
        this.admission = admission;
    }

    Mono<ServerResponse> get(ServerRequest request) {
        return authenticator
                .authenticate(request)
                .flatMap(caller -> admission.tally(caller, poll(request)))
                .flatMap(tally -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .bodyValue(Frame.answer(tally).utf8()));
    }

    private static PollId poll(ServerRequest request) {
        try {
            return PollId.of(request.pathVariable("pid"));
        } catch (IllegalArgumentException noUuid) {
            throw new Refused(Problem.notFound());
        }
    }
}
