/**
 * Step 2, outbox to log. In: committed rows of the outbox, read from PostgreSQL's write-ahead log. Out: the same bytes as
 * records of {@code ayes.events}, at least once and in commit order per session. It promises that whatever PostgreSQL
 * accepted reaches the log, and that it stops loudly rather than go on past something it cannot explain. The sweeper
 * beside it trusts none of this and looks for what is missing.
 */
@NullMarked
package ayes.relay;

import org.jspecify.annotations.NullMarked;
