/**
 * The simple way, kept as a yardstick: votes are rows of a table, and every instance of the gateway asks it for new rows ten times a second.
 * In: votes over HTTP. Out: frames to whoever connects. Promises nothing: no tokens, no keys, and a row whose transaction ends late is never seen.
 */
@NullMarked
package ayes.bench.eventlog;

import org.jspecify.annotations.NullMarked;
