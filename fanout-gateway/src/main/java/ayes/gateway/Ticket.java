package ayes.gateway;

import ayes.event.SessionId;
import ayes.screen.Audience;
import ayes.screen.Resume;
import java.time.Instant;

/**
 * What a viewer was let in with.
 *
 * @param have what it held when it came
 * @param leavesAt when its token ends
 */
public record Ticket(SessionId session, Audience audience, Resume.Have have, Instant leavesAt) {}
