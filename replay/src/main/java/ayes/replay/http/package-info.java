/**
 * The public call of this step. In: {@code GET /api/v1/sessions/{sid}/events} from a host. Out: the
 * events as a file of the format that was asked for, streamed, or a problem document before its first byte.
 */
@NullMarked
package ayes.replay.http;

import org.jspecify.annotations.NullMarked;
