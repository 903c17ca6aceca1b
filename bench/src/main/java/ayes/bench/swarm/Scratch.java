package ayes.bench.swarm;

import io.netty.buffer.ByteBuf;

/** Bytes that all connections of one thread take turns with, so that they stay in the cache. */
final class Scratch {

    private byte[] bytes = new byte[4 * 1024];

    /** Good until the next call. */
    byte[] copy(ByteBuf frame, int from, int length) {
        if (bytes.length < length) {
            bytes = new byte[2 * length];
        }
        frame.getBytes(from, bytes, 0, length);
        return bytes;
    }
}
