/**
 * The log's side of the relay. In: rows in the order of their commits. Out: acknowledged records of {@code ayes.events}. It
 * promises that what was sent is a prefix: the first failure ends the producer.
 */
@NullMarked
package ayes.relay.kafka;

import org.jspecify.annotations.NullMarked;
