package ayes.bench.swarm;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two HTTP messages with which a WebSocket begins (RFC 6455 §4). The key is always the same, and its answer is not looked at: that
 * guards against servers that speak no WebSocket, and here it is known that they do.
 */
public final class Upgrade {

    private static final int SWITCHING = 101;
    private static final byte[] HEAD_ENDS = {'\r', '\n', '\r', '\n'};
    private static final String RETRY_AFTER = "retry-after:";
    private static final int STATUS_FROM = "HTTP/1.1 ".length();
    private static final int STATUS_TO = STATUS_FROM + 3;

    private Upgrade() {}

    /**
     * The server's answer.
     *
     * @param length of its head, in bytes; frames begin after it
     * @param retryAfter seconds; 0 if it does not say
     */
    public record Answer(int status, int length, int retryAfter) {

        public boolean isYes() {
            return status == SWITCHING;
        }
    }

    /** @param have what the viewer holds already, for the query; empty on a first visit */
    public static byte[] request(InetSocketAddress server, Invitation invitation, String have) {
        String query = have.isEmpty() ? "" : "?have=" + have;
        String protocols = invitation.token().isEmpty()
                ? ""
                : "Sec-WebSocket-Protocol: ayes.v1, bearer." + invitation.token() + "\r\n";
        return ("GET " + invitation.path() + query + " HTTP/1.1\r\n"
                        + "Host: " + server.getHostString() + ":" + server.getPort() + "\r\n"
                        + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: YXllcy1iZW5jaC12aWV3cg==\r\n"
                        + protocols + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Null while there is more to come. */
    public static @Nullable Answer answer(ByteBuf gathered) {
        int headLength = ByteBufUtil.indexOf(Unpooled.wrappedBuffer(HEAD_ENDS), gathered);
        if (headLength < 0) {
            return null;
        }
        String head = gathered.toString(gathered.readerIndex(), headLength, StandardCharsets.US_ASCII);
        int status = Integer.parseInt(head.substring(STATUS_FROM, STATUS_TO));
        return new Answer(status, headLength + HEAD_ENDS.length, retryAfter(head));
    }

    private static int retryAfter(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(RETRY_AFTER.length()).strip()))
                .findFirst()
                .orElse(0);
    }
}
