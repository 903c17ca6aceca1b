package ayes.bench.load;

import ayes.proof.load.Room;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Votes of one poll as bytes to send. Every one has a key of its own. */
public final class Ballots {

    private static final int BODY_LENGTH = "{\"choices\":[0]}".length();

    private final String beforeToken;
    private final String keys = Long.toHexString(ThreadLocalRandom.current().nextLong()) + "-";
    private final AtomicLong next = new AtomicLong();

    public Ballots(URI ingest, UUID poll) {
        beforeToken = "PUT /api/v1/polls/" + poll + "/vote HTTP/1.1\r\nHost: " + ingest.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY_LENGTH + "\r\nAuthorization: Bearer ";
    }

    /** For a random option. */
    public byte[] next(Room.Phone phone) {
        return of(phone, keys + next.getAndIncrement());
    }

    /** @param choice one digit */
    public byte[] next(Room.Phone phone, int choice) {
        return of(phone, keys + next.getAndIncrement(), choice);
    }

    public byte[] of(Room.Phone phone, String key) {
        return of(phone, key, ThreadLocalRandom.current().nextInt(Room.OPTIONS));
    }

    private byte[] of(Room.Phone phone, String key, int choice) {
        return (beforeToken + phone.token() + "\r\nIdempotency-Key: " + key + "\r\n\r\n{\"choices\":[" + choice + "]}")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of a request that are its body. */
    public static int bodyLength() {
        return BODY_LENGTH;
    }
}
