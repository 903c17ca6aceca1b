package ayes.proof.evidence;

import ayes.event.Audit;
import java.util.List;

/**
 * Everything that is there.
 *
 * @param outbox by stream and seq
 * @param log as the partitions hold it
 * @param unreadable records of the log that are no events: what somebody poisoned it with
 * @param mended records of the log that the sweeper sent
 * @param tallies of polls
 * @param audits the newest of each stream
 */
public record Evidence(
        List<AcceptedEvent> outbox,
        List<LoggedEvent> log,
        long unreadable,
        long mended,
        List<StandingVote> votes,
        List<AnsweredKey> keys,
        List<StandingPoll> polls,
        List<LastTally> tallies,
        List<Audit> audits) {}
