/**
 * All of Ayes on one machine. In: a command line. Out: PostgreSQL, Kafka and every step in one JVM behind one port, on
 * data that survives a restart. Promises that nothing here is a shortcut: a vote goes through PostgreSQL, the WAL,
 * Kafka and the socket as it does in the largest deployment; and that what cannot start says why in one sentence.
 */
@NullMarked
package ayes.standalone;

import org.jspecify.annotations.NullMarked;
