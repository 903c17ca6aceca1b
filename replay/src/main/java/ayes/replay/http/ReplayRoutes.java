package ayes.replay.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import ayes.access.Caller;
import ayes.access.http.Authenticator;
import ayes.replay.Line;
import ayes.replay.format.ExportFile;
import ayes.replay.format.ExportFormat;
import ayes.replay.kafka.Exports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/sessions/{sid}/events}. */
public final class ReplayRoutes {

    private final Authenticator authenticator;
    private final Exports exports;

    public ReplayRoutes(Authenticator authenticator, Exports exports) {
        this.authenticator = authenticator;
        this.exports = exports;
    }

    public RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/sessions/{sid}/events", this::events).build();
    }

    private Mono<ServerResponse> events(ServerRequest request) {
        return authenticator
                .authenticate(request)
                .flatMap(caller -> export(EventsRequest.of(request, caller), caller, takesGzip(request)));
    }

    /** The status is sent with the first bytes, so that a refusal by the log is still a problem document. */
    private Mono<ServerResponse> export(EventsRequest wanted, Caller caller, boolean takesGzip) {
        boolean gzip = takesGzip && wanted.format().isText();
        var lines = exports.of(wanted.session(), wanted.part(), tenant -> caller.mayHost(wanted.session(), tenant));
        var answer = ServerResponse.ok()
                .contentType(MediaType.parseMediaType(wanted.format().mediaType()))
                .cacheControl(CacheControl.noStore())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename("ayes-" + wanted.session() + "."
                                + wanted.format().wireName())
                        .build()))
                .header("X-Content-Type-Options", "nosniff");
        if (gzip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(BodyInserters.fromDataBuffers(Flux.defer(() -> bytes(lines, wanted.format(), gzip))));
    }

    private static Flux<DataBuffer> bytes(Flux<List<Line>> lines, ExportFormat format, boolean gzip) {
        ExportFile.Pieces file = begin(format, gzip);
        return lines.map(batch -> after(file, batch))
                .concatWith(Mono.fromCallable(file::end))
                .filter(bytes -> bytes.length > 0)
                // On the heap: a piece that is dropped when the client hangs up needs no release.
                .map(DefaultDataBufferFactory.sharedInstance::wrap);
    }

    private static ExportFile.Pieces begin(ExportFormat format, boolean gzip) {
        try {
            return ExportFile.inPieces(format, gzip);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static byte[] after(ExportFile.Pieces file, List<Line> batch) {
        try {
            return file.after(batch);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    private static boolean takesGzip(ServerRequest request) {
        return request.headers().header(HttpHeaders.ACCEPT_ENCODING).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(coding -> coding.replace(" ", "").toLowerCase(Locale.ROOT))
                .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1(\\.0*)?|0\\.0*[1-9][0-9]*)"));
    }
}
