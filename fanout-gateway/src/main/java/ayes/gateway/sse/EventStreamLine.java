package ayes.gateway.sse;

import ayes.gateway.fanout.Format;
import ayes.gateway.fanout.Line;
import ayes.screen.CloseCode;
import ayes.screen.Frame;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * An event stream.
 *
 * @param ended ends the response
 */
record EventStreamLine(Channel channel, MonoSink<Void> ended) implements Line {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    @Override
    public Format format() {
        return Format.EVENT_STREAM;
    }

    @Override
    public @Nullable Frame lastWords(CloseCode code) {
        return Frame.close(code);
    }

    @Override
    public void close(CloseCode code) {
        ended.success();
        var _ = channel.eventLoop().schedule(() -> channel.close(), CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
}
