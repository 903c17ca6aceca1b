package ayes.replay.past;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollDefinition;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollId;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionId;
import ayes.event.Snapshot;
import ayes.event.TenantId;
import ayes.event.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A large session as its log tells it: polls one after the other, in each every participant votes once, one in twenty votes
 * is then changed and one in a hundred taken back, a thousand votes a second. The same seed tells the same.
 */
public final class MillionVotes {

    private static final List<String> OPTIONS = List.of("A", "B", "C", "D");

    public final SessionId session = new SessionId(new UUID(0x5e5510, 1));
    private final TenantId tenant = new TenantId(new UUID(0, 1));
    private final int polls;
    private final int people;
    private final Random random;
    private final Consumer<Recorded> log;
    private long sessionSeq;
    private long micros = 1_795_685_400_000_000L;

    private MillionVotes(int polls, int people, long seed, Consumer<Recorded> log) {
        this.polls = polls;
        this.people = people;
        this.random = new Random(seed);
        this.log = log;
    }

    /** Tells it, event by event; votes are {@code polls * people}, and changes on top. */
    public static void tell(int polls, int people, long seed, Consumer<Recorded> log) {
        new MillionVotes(polls, people, seed, log).tell();
    }

    public static PollId poll(int number) {
        return new PollId(new UUID(0x9011, number));
    }

    private void tell() {
        ofSession(new SessionStarted("M1LL10", "A million votes"));
        for (int who = 0; who < people; who++) {
            ofSession(new ParticipantJoined(participant(who)));
        }
        for (int number = 0; number < polls; number++) {
            ofSession(new PollAdded(poll(number)));
            tellPoll(number);
        }
    }

    private void tellPoll(int number) {
        long seq = 0;
        int[] stands = new int[people];
        PollId poll = poll(number);
        var asks = new PollDefinition(number, PollKind.SINGLE, "Question " + number, OPTIONS, PollSettings.DEFAULT);
        of(poll, ++seq, new PollCreated(asks));
        of(poll, ++seq, new PollOpened());
        for (int who = 0; who < people; who++) {
            int choice = random.nextInt(OPTIONS.size());
            stands[who] = choice;
            of(poll, ++seq, new VoteCast(participant(who), Ballot.of(choice), Ballot.EMPTY, 1));
            int other = random.nextInt(who + 1);
            if (random.nextInt(20) == 0 && stands[other] >= 0) {
                int changed = random.nextInt(OPTIONS.size());
                of(poll, ++seq, new VoteCast(participant(other), Ballot.of(changed), Ballot.of(stands[other]), 2));
                stands[other] = changed;
            }
            if (random.nextInt(100) == 0 && stands[who] >= 0) {
                of(poll, ++seq, new VoteRetracted(participant(who), Ballot.of(stands[who]), 3));
                stands[who] = -1;
            }
        }
        of(poll, ++seq, new PollClosed(counted(stands)));
    }

    private static Snapshot counted(int[] stands) {
        Long[] counts = {0L, 0L, 0L, 0L};
        long voters = 0;
        for (int choice : stands) {
            if (choice >= 0) {
                counts[choice]++;
                voters++;
            }
        }
        return new Snapshot(List.of(counts), voters, 1, PollStatus.CLOSED, Visibility.HIDDEN);
    }

    private static ParticipantId participant(int who) {
        return new ParticipantId(new UUID(0xfeed, who));
    }

    private void ofSession(Event event) {
        record(session.value(), ++sessionSeq, event);
    }

    private void of(PollId poll, long seq, Event event) {
        record(poll.value(), seq, event);
    }

    private void record(UUID stream, long seq, Event event) {
        micros += 500 + random.nextInt(1_000);
        log.accept(new Recorded(new Position(1, seq), stream, session, tenant, Track.instant(micros), event));
    }

    /** The moment of the session's first event is before this. */
    public static Instant begin() {
        return Track.instant(1_795_685_400_000_000L);
    }
}
