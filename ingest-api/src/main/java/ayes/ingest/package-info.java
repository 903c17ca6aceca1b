/**
 * Step 1, vote to outbox. In: HTTP calls of hosts and participants. Out: rows in PostgreSQL, each with an outbox row that
 * carries the next seq of its stream, in the same transaction; the answer follows the commit. Here is how the step is put
 * together; the rules are in {@code vote} and {@code room}, the worlds in {@code http}, {@code postgres} and {@code token}.
 */
@NullMarked
package ayes.ingest;

import org.jspecify.annotations.NullMarked;
