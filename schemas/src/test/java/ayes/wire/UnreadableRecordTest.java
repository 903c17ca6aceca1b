package ayes.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import ayes.wire.avro.EventRecord;
import ayes.wire.avro.EventType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, the answer is a value or this one exception: a consumer must not die of a record. */
class UnreadableRecordTest {

    /** Two marker bytes and the fingerprint. */
    private static final int HEADER = 10;

    static List<Sample<?>> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesGarbage(Sample<?> sample) {
        var random = new Random(42);
        for (int length = 0; length < 200; length++) {
            byte[] garbage = new byte[length];
            random.nextBytes(garbage);
            assertThatThrownBy(() -> sample.codec().decode(garbage)).isInstanceOf(UnreadableRecord.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void refusesWhatBreaksOff(Sample<?> sample) {
        byte[] whole = sample.encoded().getFirst();
        for (int length = 0; length < whole.length; length += 1 + whole.length / 200) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> sample.codec().decode(part))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(UnreadableRecord.class);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersFlippedBitsWithAValueOrARefusal(Sample<?> sample) {
        byte[] whole = sample.encoded().getFirst();
        // All bits of a short record; a sample of a long one keeps this in milliseconds.
        int step = 1 + whole.length / 200;
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit += step) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            readOrRefuse(sample, flipped, "bit " + bit);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void answersGarbageBehindAKnownFingerprintWithAValueOrARefusal(Sample<?> sample) {
        byte[] header = Arrays.copyOf(sample.encoded().getFirst(), HEADER);
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            byte[] bytes = Arrays.copyOf(header, HEADER + random.nextInt(300));
            for (int i = HEADER; i < bytes.length; i++) {
                // Mostly small numbers, which are read as short lengths: so that the reading gets somewhere.
                bytes[i] = (byte) (random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(8));
            }
            readOrRefuse(sample, bytes, "seed " + seed);
        }
    }

    @Test
    void refusesTheBytesOfAnotherSchema() {
        for (Sample<?> writer : samples()) {
            for (Sample<?> reader : samples()) {
                if (reader.codec() != writer.codec()) {
                    byte[] bytes = writer.encoded().getFirst();
                    assertThatThrownBy(() -> reader.codec().decode(bytes))
                            .as("%s as %s", writer, reader)
                            .isInstanceOf(UnreadableRecord.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UNKNOWN", "SESSION_STARTED", "PARTICIPANT_JOINED", "POLL_ADDED", "POLL_CREATED", "POLL_CLOSED"})
    void refusesAnEventThatLacksItsBodyOrWhoseTypeIsNewer(EventType type) throws IOException {
        byte[] bytes = bytes(valid().setType(type).build());

        assertThatThrownBy(() -> Codecs.EVENT.decode(bytes)).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void refusesAnIdThatIsNone() throws IOException {
        byte[] bytes = bytes(valid().setSession("not a uuid").build());

        assertThatThrownBy(() -> Codecs.EVENT.decode(bytes)).isInstanceOf(UnreadableRecord.class);
    }

    /** So that the two above fail for the reason that they name. */
    /** The stream's id follows the epoch, each behind its length: this one says that it is 1.5 GB long. */
    @Test
    void doesNotBelieveAHugeLength() throws IOException {
        byte[] bytes = bytes(valid().build());
        byte[] huge = {(byte) 0x80, (byte) 0xBC, (byte) 0xC1, (byte) 0x96, 0x0B};
        System.arraycopy(huge, 0, bytes, HEADER + 1, huge.length);

        assertThatThrownBy(() -> Codecs.EVENT.decode(bytes))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("exceeds maximum");
    }

    @Test
    void readsWhatTheyWouldBeWithoutTheFlaw() throws IOException {
        assertThat(Codecs.EVENT.decode(bytes(valid().build())).seq()).isEqualTo(1);
    }

    private static void readOrRefuse(Sample<?> sample, byte[] bytes, String as) {
        try {
            sample.codec().decode(bytes);
        } catch (UnreadableRecord expected) {
            assertThat(expected).as(as).hasMessageContaining(" ");
        } catch (Throwable other) {
            fail(as, other);
        }
    }

    private static EventRecord.Builder valid() {
        String id = "6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11";
        return EventRecord.newBuilder()
                .setSeq(1)
                .setStream(id)
                .setSession(id)
                .setTenant(id)
                .setAcceptedAt(Instant.EPOCH)
                .setType(EventType.SESSION_ENDED);
    }

    private static byte[] bytes(EventRecord event) throws IOException {
        var encoder = new BinaryMessageEncoder<EventRecord>(new EventRecord().getSpecificData(), event.getSchema());
        ByteBuffer buffer = encoder.encode(event);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
