package ayes.ingest.vote;

import ayes.event.PollStatus;
import ayes.event.SessionId;
import ayes.event.SessionStatus;

/**
 * How the poll stands, read under its lock.
 *
 * @param options how many there are
 * @param seq the last one handed out
 */
public record PollState(
        SessionId session,
        SessionStatus sessionStatus,
        PollStatus status,
        int round,
        int options,
        boolean changeVote,
        long seq) {}
