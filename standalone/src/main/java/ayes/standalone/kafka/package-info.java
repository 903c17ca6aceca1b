/**
 * Kafka for one machine. In: a directory and two ports. Out: a real single-node KRaft broker, in this JVM, on loopback.
 * Promises the same protocol and the same durability settings per topic as a cluster has; only the number of copies is 1.
 */
@NullMarked
package ayes.standalone.kafka;

import org.jspecify.annotations.NullMarked;
