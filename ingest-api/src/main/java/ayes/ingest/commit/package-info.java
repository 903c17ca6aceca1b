/**
 * Group commit. In: single commands, from many request threads. Out: an outcome for each, after the transaction that
 * holds it has committed. Promises: a command that was taken is answered exactly once, whether its caller still listens
 * or not; commands of one lane never overtake each other; a full queue refuses at once.
 */
@NullMarked
package ayes.ingest.commit;

import org.jspecify.annotations.NullMarked;
