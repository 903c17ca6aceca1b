package ayes.bench.fanout;

import ayes.event.PollDefinition;
import ayes.event.PollId;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.ResultsPolicy;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.event.TenantId;
import ayes.event.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Made-up rooms with one poll each, whose counts everybody may see. All of them stand at the same seq. Thread-safe. */
public final class Halls {

    static final TenantId TENANT = new TenantId(new UUID(0, 0xbe));

    /** So many that a frame of counts has about 200 bytes; and a first seq that keeps its length while a bench lasts. */
    private static final int OPTIONS = 8;

    private static final long FIRST_SEQ = 1_000_000;
    private static final long EPOCH = 1;

    private final List<SessionId> sessions = new ArrayList<>();
    private final List<PollId> polls = new ArrayList<>();
    private final PollDefinition definition;
    private long seq = FIRST_SEQ;
    private PollStatus status = PollStatus.OPEN;

    public Halls(int count) {
        for (int i = 0; i < count; i++) {
            sessions.add(new SessionId(UUID.randomUUID()));
            polls.add(new PollId(UUID.randomUUID()));
        }
        var options = new ArrayList<String>();
        for (int i = 0; i < OPTIONS; i++) {
            options.add("Option " + i);
        }
        definition = new PollDefinition(
                0, PollKind.SINGLE, "How late is this?", options, new PollSettings(true, ResultsPolicy.ALWAYS));
    }

    public int count() {
        return sessions.size();
    }

    public SessionId session(int hall) {
        return sessions.get(hall);
    }

    /** Of the newest tally of every hall. */
    public synchronized long seq() {
        return seq;
    }

    /** One more event in every hall. */
    public synchronized void next() {
        seq++;
    }

    /** One more event in every hall, after which the polls stand like this. */
    public synchronized void turn(PollStatus status) {
        this.status = status;
        seq++;
    }

    /** @param at epoch µs at which it is produced */
    public synchronized Tally tally(int hall, long at) {
        return new Tally(
                polls.get(hall),
                sessions.get(hall),
                TENANT,
                EPOCH,
                seq,
                seq,
                seq,
                definition,
                status,
                Visibility.HIDDEN,
                1,
                1,
                counts(),
                seq,
                at);
    }

    private List<Long> counts() {
        var counts = new ArrayList<Long>(OPTIONS);
        for (int i = 0; i < OPTIONS; i++) {
            counts.add(seq / OPTIONS + (i < seq % OPTIONS ? 1 : 0));
        }
        return counts;
    }

    /** @param at epoch µs */
    SessionView view(int hall, long at) {
        return new SessionView(
                sessions.get(hall),
                TENANT,
                EPOCH,
                1,
                1,
                1,
                "BNCH%02d".formatted(hall % 100),
                "Hall " + hall,
                SessionStatus.LIVE,
                List.of(polls.get(hall)),
                0,
                at);
    }
}
