/**
 * The public call of this step. In: {@code GET /api/v1/sessions/{sid}/events} from a host. Out: NDJSON, streamed, one event
 * a line, or a problem document before the first line.
 */
@NullMarked
package ayes.replay.http;

import org.jspecify.annotations.NullMarked;
