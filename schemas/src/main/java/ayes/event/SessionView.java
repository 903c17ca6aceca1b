package ayes.event;

import java.util.List;

/**
 * One session as screens see it.
 *
 * @param polls in the host's order
 * @param joined how many participants have ever joined
 * @param at epoch µs at which the newest event in it was accepted
 */
public record SessionView(
        SessionId session,
        TenantId tenant,
        long epoch,
        long through,
        long highest,
        long counted,
        String code,
        String title,
        SessionStatus status,
        List<PollId> polls,
        long joined,
        long at) {

    public SessionView {
        polls = List.copyOf(polls);
    }
}
