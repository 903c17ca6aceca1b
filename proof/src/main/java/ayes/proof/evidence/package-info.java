/**
 * What is there when everything has come to rest. In: PostgreSQL and Kafka. Out: the same as plain values, in memory, for the
 * checker. It reads tables and topics itself and trusts no summary of them.
 */
@NullMarked
package ayes.proof.evidence;

import org.jspecify.annotations.NullMarked;
