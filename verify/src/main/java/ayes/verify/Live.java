package ayes.verify;

import ayes.event.Position;
import ayes.event.SessionId;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.topic.TallyVersion;
import java.util.UUID;

/**
 * What screens are given of one stream.
 *
 * @param through every event up to here is in it
 * @param highest above {@code through} only while a hole is open: what is above the hole is in it as well
 */
public record Live(
        UUID stream, SessionId session, Position through, long highest, TallyVersion version, Standing standing) {

    public static Live of(Tally tally) {
        return new Live(
                tally.poll().value(),
                tally.session(),
                new Position(tally.epoch(), tally.through()),
                tally.highest(),
                TallyVersion.of(tally),
                Standing.of(tally));
    }

    public static Live of(SessionView session) {
        return new Live(
                session.session().value(),
                session.session(),
                new Position(session.epoch(), session.through()),
                session.highest(),
                TallyVersion.of(session),
                Standing.of(session));
    }

    boolean hasHole() {
        return highest > through.seq();
    }
}
