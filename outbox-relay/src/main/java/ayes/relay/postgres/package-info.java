/**
 * PostgreSQL's side of the relay. In: the write-ahead log through a logical slot, and the outbox itself when something has
 * to be sent again. Out: outbox rows in commit order. It promises that nothing streams from a slot that was not checked,
 * and that a batch counts as done only after the log took all of it.
 */
@NullMarked
package ayes.relay.postgres;

import org.jspecify.annotations.NullMarked;
