package ayes.gateway.http;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.gateway.http.PageFiles.PageFile;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The pages: start, join, wall and the analyst's, and what they are made of. */
public final class PageHandler {

    private static final CacheControl FOR_A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    /** Kept, but asked for each time: pages and scripts of two versions must never meet. */
    private static final CacheControl ASK_EACH_TIME = CacheControl.noCache();

    private final PageFiles files;

    public PageHandler(PageFiles files) {
        this.files = files;
    }

    HandlerFunction<ServerResponse> page(String name) {
        return request -> answer(request, name);
    }

    Mono<ServerResponse> file(ServerRequest request) {
        return answer(request, request.pathVariable("file").substring(1));
    }

    private Mono<ServerResponse> answer(ServerRequest request, String path) {
        return Mono.justOrEmpty(files.find(path))
                .switchIfEmpty(Mono.error(() -> new Refused(Problem.notFound())))
                .flatMap(file -> answer(request, file));
    }

    private static Mono<ServerResponse> answer(ServerRequest request, PageFile file) {
        boolean isKnown = names(request, "If-None-Match", file.etag());
        var response = BrowserSafety.on(ServerResponse.status(isKnown ? HttpStatus.NOT_MODIFIED : HttpStatus.OK))
                .cacheControl(file.keeps() ? FOR_A_YEAR : ASK_EACH_TIME)
                .eTag(file.etag());
        if (isKnown) {
            return response.build();
        }
        response.contentType(file.type());
        if (file.zipped() == null) {
            return response.bodyValue(file.content());
        }
        response.varyBy("Accept-Encoding");
        return names(request, "Accept-Encoding", "gzip")
                ? response.header("Content-Encoding", "gzip").bodyValue(file.zipped())
                : response.bodyValue(file.content());
    }

    private static boolean names(ServerRequest request, String header, String value) {
        return request.headers().header(header).stream().anyMatch(given -> given.contains(value));
    }
}
