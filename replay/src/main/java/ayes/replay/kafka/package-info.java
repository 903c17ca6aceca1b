/**
 * The event log, read for one export at a time. In: a session and a range. Out: its lines, as fast as they are taken and
 * no faster. Each export has a consumer and a virtual thread of its own, ends at the log's end as it was when the export
 * began, and leaves nothing behind in Kafka: no group, no offsets.
 */
@NullMarked
package ayes.replay.kafka;

import org.jspecify.annotations.NullMarked;
