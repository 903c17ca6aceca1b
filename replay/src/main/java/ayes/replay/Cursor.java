package ayes.replay;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the log, as every line of an export carries one. Opaque to clients: version, partition and offset in
 * base64url, so that a later version may say more.
 *
 * @param partition of the event log
 * @param offset of the record that the line came from
 */
public record Cursor(int partition, long offset) {

    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + Short.BYTES + Long.BYTES;

    /** Empty if the text is no cursor that we know. */
    public static Optional<Cursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != LENGTH || bytes[0] != VERSION) {
            return Optional.empty();
        }
        var place = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
        var cursor = new Cursor(place.getShort(), place.getLong());
        return cursor.offset >= 0 ? Optional.of(cursor) : Optional.empty();
    }

    @Override
    public String toString() {
        byte[] bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putShort((short) partition)
                .putLong(offset)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
