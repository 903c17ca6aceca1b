package ayes.ingest.room;

import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.Snapshot;
import ayes.event.Visibility;

/**
 * How a poll stands, read under its lock.
 *
 * @param counts what SQL counts in this round, under the same lock
 */
public record PollState(
        SessionStatus session, PollStatus status, Visibility visibility, int round, long seq, Snapshot counts) {}
