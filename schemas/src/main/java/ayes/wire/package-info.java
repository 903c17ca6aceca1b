/**
 * Bytes to values and back. Everything in Kafka and in the outbox is an Avro single-object message: two marker bytes,
 * the schema's 64-bit fingerprint, the body. In: bytes of any schema version we ever published. Out: plain values of
 * {@link ayes.event}. Bytes that no version explains are an {@link ayes.wire.UnreadableRecord}, never a guess.
 */
@NullMarked
package ayes.wire;

import org.jspecify.annotations.NullMarked;
