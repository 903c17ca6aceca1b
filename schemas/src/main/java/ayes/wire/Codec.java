package ayes.wire;

import ayes.wire.avro.EventRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Turns one kind of value into the bytes of its Avro schema and back. Thread-safe.
 *
 * @param <T> the plain value
 */
public final class Codec<T> {

    /** No text of ours comes near: rules keep them to hundreds of characters. */
    private static final int LONGEST_TEXT = 1 << 20;

    /** Options, polls of a session, events above a hole: thousands at most. */
    private static final int MOST_ITEMS = 1 << 17;

    static {
        // Bytes that pretend to a huge length would be believed, and a poisoned record end the process for lack of
        // memory.
        limit("string.maxLength", LONGEST_TEXT);
        limit("bytes.maxLength", LONGEST_TEXT);
        limit("collectionItems.maxLength", MOST_ITEMS);
        // Avro makes no class that was not declared safe. Ours are those generated from src/main/avro, and no others.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(EventRecord.class.getPackageName())));
    }

    /** Avro knows no other way to say it; what an operator has set stays. */
    private static void limit(String name, int most) {
        String property = "org.apache.avro.limits." + name;
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(most));
        }
    }

    private final Schema schema;
    private final Encoding<T> encoding;
    private final Decoding<T> decoding;

    private Codec(Schema schema, Encoding<T> encoding, Decoding<T> decoding) {
        this.schema = schema;
        this.encoding = encoding;
        this.decoding = decoding;
    }

    static <T, R extends SpecificRecord> Codec<T> of(
            Schema schema, SpecificData model, Function<T, R> toRecord, Function<R, T> toValue) {
        var encoder = new BinaryMessageEncoder<R>(model, schema);
        var decoder = new BinaryMessageDecoder<R>(model, schema);
        PastSchemas.of(schema).forEach(decoder::addSchema);
        return new Codec<>(
                schema, value -> encoder.encode(toRecord.apply(value)), bytes -> toValue.apply(decoder.decode(bytes)));
    }

    /** The schema that {@link #encode} writes. */
    public Schema schema() {
        return schema;
    }

    public byte[] encode(T value) {
        try {
            ByteBuffer buffer = encoding.encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
    }

    /** @throws UnreadableRecord if no known schema explains the bytes, or their content breaks a rule */
    public T decode(byte[] bytes) {
        try {
            return decoding.decode(ByteBuffer.wrap(bytes));
        } catch (IOException
                | AvroRuntimeException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                // Avro's answer to a length beyond what an array can hold.
                | UnsupportedOperationException reason) {
            throw new UnreadableRecord(
                    "%d bytes are no %s: %s".formatted(bytes.length, schema.getName(), reason.getMessage()), reason);
        }
    }

    private interface Encoding<T> {
        ByteBuffer encode(T value) throws IOException;
    }

    private interface Decoding<T> {
        T decode(ByteBuffer bytes) throws IOException;
    }
}
