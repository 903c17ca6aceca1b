package ayes.ingest.vote;

import ayes.event.Ballot;
import ayes.event.ParticipantId;
import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import java.util.OptionalLong;

/**
 * A participant's wish.
 *
 * @param session the session of the participant's token
 * @param ballot empty to take the vote back
 * @param revision grows with every change the phone makes, so that a delayed retry cannot undo a newer vote; empty means
 *     "newer than what stands"
 * @param key the idempotency key
 * @param requestHash of what the key came with
 */
public record CastVote(
        PollId poll,
        SessionId session,
        TenantId tenant,
        ParticipantId participant,
        Ballot ballot,
        OptionalLong revision,
        String key,
        String requestHash) {}
