package ayes.gateway.fanout;

import ayes.screen.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** How a frame looks on a connection, to the last byte, so that it is written without any further handler. */
public enum Format {
    /** One unmasked text frame: <a href="https://www.rfc-editor.org/rfc/rfc6455#section-5.2">RFC 6455, 5.2</a>. */
    WEBSOCKET {
        @Override
        ByteBuf encode(Frame frame, ByteBufAllocator memory) {
            byte[] payload = frame.utf8();
            ByteBuf bytes = memory.directBuffer(LONGEST_HEADER + payload.length);
            bytes.writeByte(FINAL_TEXT);
            if (payload.length < TWO_BYTES_FOLLOW) {
                bytes.writeByte(payload.length);
            } else if (payload.length <= MOST_IN_TWO_BYTES) {
                bytes.writeByte(TWO_BYTES_FOLLOW).writeShort(payload.length);
            } else {
                bytes.writeByte(EIGHT_BYTES_FOLLOW).writeLong(payload.length);
            }
            return bytes.writeBytes(payload);
        }
    },
    /**
     * One event, <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">as browsers read them</a>, in an
     * HTTP/1.1 chunk of its own. Our JSON has no line breaks, so one data line holds it.
     */
    EVENT_STREAM {
        @Override
        ByteBuf encode(Frame frame, ByteBufAllocator memory) {
            String id = frame.position().isEmpty() ? "" : "id: " + frame.position() + "\n";
            byte[] head = (id + "data: ").getBytes(StandardCharsets.UTF_8);
            byte[] payload = frame.utf8();
            int length = head.length + payload.length + END_OF_EVENT.length();
            ByteBuf bytes = memory.directBuffer(length + LONGEST_CHUNK_FRAMING);
            ByteBufUtil.writeAscii(bytes, Integer.toHexString(length) + "\r\n");
            bytes.writeBytes(head).writeBytes(payload);
            ByteBufUtil.writeAscii(bytes, END_OF_EVENT + "\r\n");
            return bytes;
        }
    };

    private static final int FINAL_TEXT = 0x81;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;
    private static final int MOST_IN_TWO_BYTES = 0xFFFF;
    private static final int LONGEST_HEADER = 10;
    private static final String END_OF_EVENT = "\n\n";
    private static final int LONGEST_CHUNK_FRAMING = 12;

    /** Direct memory: epoll would copy anything else for every viewer. The caller's to release. */
    abstract ByteBuf encode(Frame frame, ByteBufAllocator memory);
}
