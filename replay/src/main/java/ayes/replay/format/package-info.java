/**
 * An export as a file. In: events, each exactly once, in the order of the log. Out: bytes of one format, written forward only and
 * as they come, so that memory does not grow with the history. The columns of every table are the fields of the lines of
 * {@code ndjson}, flat.
 */
@NullMarked
package ayes.replay.format;

import org.jspecify.annotations.NullMarked;
