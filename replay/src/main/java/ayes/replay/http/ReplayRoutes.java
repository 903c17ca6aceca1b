package ayes.replay.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import ayes.access.Caller;
import ayes.access.http.Authenticator;
import ayes.replay.kafka.Exports;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /api/v1/sessions/{sid}/events}. */
public final class ReplayRoutes {

    private final Authenticator authenticator;
    private final Exports exports;
    private final JsonMapper json;

    public ReplayRoutes(Authenticator authenticator, Exports exports, JsonMapper json) {
        this.authenticator = authenticator;
        this.exports = exports;
        this.json = json;
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/sessions/{sid}/events", this::events).build();
    }

    private Mono<ServerResponse> events(ServerRequest request) {
        return authenticator.authenticate(request).flatMap(caller -> export(EventsRequest.of(request, caller), caller));
    }

    /** The status is sent with the first batch, so that a refusal by the log is still a problem document. */
    private Mono<ServerResponse> export(EventsRequest wanted, Caller caller) {
        var lines = exports.of(wanted.session(), wanted.range(), tenant -> caller.mayHost(wanted.session(), tenant))
                .map(this::ndjson);
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .cacheControl(CacheControl.noStore())
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename("ayes-" + wanted.session() + ".ndjson")
                        .build()))
                .header("X-Content-Type-Options", "nosniff")
                .body(BodyInserters.fromDataBuffers(lines));
    }

    private DataBuffer ndjson(List<Map<String, Object>> batch) {
        var text = new ByteArrayOutputStream();
        for (Map<String, Object> line : batch) {
            text.writeBytes(json.writeValueAsBytes(line));
            text.write('\n');
        }
        // On the heap: a batch that is dropped when the client hangs up needs no release.
        return DefaultDataBufferFactory.sharedInstance.wrap(text.toByteArray());
    }
}
