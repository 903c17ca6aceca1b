package ayes.replay.past.http;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.screen.Frame;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * A replay as an event stream. Written to the channel itself, which says when the network has taken something:
 * through Spring's response, up to 128 stale frames would wait for a slow viewer.
 */
final class ReplayStream {

    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_EVENT = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private ReplayStream() {}

    static Mono<Void> write(ServerWebExchange exchange, ReplayHandler.Ticks ticks) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        if (request.version().compareTo(HttpVersion.HTTP_1_1) < 0) {
            return Mono.error(new Refused(Problem.badRequest("An event stream needs HTTP/1.1.")));
        }
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        response.status(HttpStatus.OK.value())
                .header(HttpHeaderNames.CONTENT_TYPE, "text/event-stream;charset=utf-8")
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no") // proxies like nginx would keep events until they have 4 KB
                .chunkedTransfer(true);
        return response.sendHeaders().then().then(Mono.defer(() -> {
            var channel = new AtomicReference<Channel>();
            response.withConnection(connection -> channel.set(connection.channel()));
            return ticks.to(frames -> written(Objects.requireNonNull(channel.get()), events(frames)))
                    .then();
        }));
    }

    private static Mono<Void> written(Channel channel, byte[] events) {
        return Mono.create(sink -> channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(events)))
                .addListener(written -> {
                    if (written.isSuccess()) {
                        sink.success();
                    } else {
                        sink.error(written.cause());
                    }
                }));
    }

    private static byte[] events(List<Frame> frames) {
        var bytes = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            bytes.writeBytes(DATA);
            bytes.writeBytes(frame.utf8());
            bytes.writeBytes(END_OF_EVENT);
        }
        return bytes.toByteArray();
    }
}
