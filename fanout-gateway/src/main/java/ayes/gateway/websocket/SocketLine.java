package ayes.gateway.websocket;

import ayes.gateway.fanout.Format;
import ayes.gateway.fanout.Line;
import ayes.screen.CloseCode;
import ayes.screen.Frame;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.websocket.WebsocketOutbound;

/** A WebSocket. */
record SocketLine(Channel channel, WebsocketOutbound outbound) implements Line {

    /** For the peer to answer our close frame; one that is stuck never will. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    @Override
    public Format format() {
        return Format.WEBSOCKET;
    }

    @Override
    public @Nullable Frame lastWords(CloseCode code) {
        return null;
    }

    @Override
    public void close(CloseCode code) {
        outbound.sendClose(code.code(), code.reason()).subscribe(_ -> {}, _ -> disconnect());
        var _ = channel.eventLoop().schedule(this::disconnect, CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void disconnect() {
        var _ = channel.close();
    }
}
