package ayes.bench.swarm;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** Reads a server's frames (RFC 6455 §5.2) out of what a socket delivers. No server here masks or splits its frames. */
public final class FrameReader {

    /** What frames are told to. */
    public interface Receiver {

        /** @param frame holds the payload from this index on, and is the reader's again afterwards */
        void text(ByteBuf frame, int from, int length);

        /** @param code as the close frame says it, 1005 if it says none */
        void close(int code);
    }

    private static final int FINAL = 0x80;
    private static final int OPCODE = 0x0f;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int LENGTH = 0x7f;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;
    private static final int SHORT_HEAD = 2;
    private static final int NO_CODE = 1005;
    private static final int LONGEST = 1 << 24;

    /** The beginning of a frame whose end has not come; null between frames, which is nearly always. */
    private @Nullable ByteBuf begun;

    /** @param bytes read to their end */
    public void read(ByteBuf bytes, Receiver receiver) {
        ByteBuf all = begun == null ? bytes : begun.writeBytes(bytes);
        boolean more = true;
        while (more) {
            more = readOne(all, receiver);
        }
        begun = all.isReadable() ? Unpooled.buffer(2 * all.readableBytes()).writeBytes(all) : null;
    }

    private static boolean readOne(ByteBuf all, Receiver receiver) {
        int at = all.readerIndex();
        int available = all.readableBytes();
        if (available < SHORT_HEAD) {
            return false;
        }
        int first = all.getUnsignedByte(at);
        int length = all.getUnsignedByte(at + 1) & LENGTH;
        int head =
                SHORT_HEAD + (length == TWO_BYTES_FOLLOW ? Short.BYTES : length == EIGHT_BYTES_FOLLOW ? Long.BYTES : 0);
        if (available < head) {
            return false;
        }
        if (length == TWO_BYTES_FOLLOW) {
            length = all.getUnsignedShort(at + SHORT_HEAD);
        } else if (length == EIGHT_BYTES_FOLLOW) {
            length = (int) Math.min(all.getLong(at + SHORT_HEAD), LONGEST + 1L);
        }
        if ((first & FINAL) == 0 || length > LONGEST) {
            throw new IllegalStateException("a frame that no server here sends: " + first + ", " + length + " bytes");
        }
        if (available < head + length) {
            return false;
        }
        tell(all, first & OPCODE, at + head, length, receiver);
        all.skipBytes(head + length);
        return true;
    }

    private static void tell(ByteBuf all, int opcode, int from, int length, Receiver receiver) {
        if (opcode == TEXT || opcode == BINARY) {
            receiver.text(all, from, length);
        } else if (opcode == CLOSE) {
            receiver.close(length < Short.BYTES ? NO_CODE : all.getUnsignedShort(from));
        }
    }
}
