package ayes.gateway.http;

import ayes.access.Problem;
import ayes.access.Refused;
import io.nayuki.qrcodegen.QrCode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /qr/{code}.svg}: the address of the join page as a QR code. */
public final class QrHandler {

    /** Crockford's base 32. */
    private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{6}");

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    /** Modules of light around the code: less and phones do not find it (ISO/IEC 18004 §5.3.8). */
    private static final int QUIET_ZONE = 4;

    private final PublicAddress address;

    public QrHandler(PublicAddress address) {
        this.address = address;
    }

    Mono<ServerResponse> get(ServerRequest request) {
        String code = request.pathVariable("code").toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            return Mono.error(new Refused(Problem.notFound("A join code has six characters.")));
        }
        return BrowserSafety.on(ServerResponse.ok())
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .bodyValue(svg(address.of(request.uri()) + "/j/" + code));
    }

    /** Dark on light whatever the page's theme: many phones cannot read the inverse. */
    static String svg(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x + QUIET_ZONE, y + QUIET_ZONE));
                }
            }
        }
        int size = code.size + 2 * QUIET_ZONE;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
                <rect width="100%%" height="100%%" fill="#fff"/><path d="%s" fill="#000"/></svg>
                """.formatted(size, size, path);
    }
}
