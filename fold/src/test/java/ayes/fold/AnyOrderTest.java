package ayes.fold;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.Tally;
import ayes.wire.Codecs;
import ayes.wire.StateOf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories, delivered badly, against {@link PollModel}; the state goes through its bytes after every event. */
class AnyOrderTest {

    private static final SessionId SESSION = new SessionId(new UUID(0, 1));
    private static final PollId POLL = new PollId(new UUID(0, 2));

    private final DenseFold<Tally> fold = PollFold.dense();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void showsTheFoldOfWhateverArrivedInWhateverOrder(long seed) {
        // Given
        var random = new Random(seed);
        List<Recorded> deliveries = delivered(histories(random), random);

        // When, Then
        var received = new LinkedHashSet<Recorded>();
        @Nullable StateOf<Tally> state = null;
        Position last = new Position(0, 0);
        for (Recorded event : deliveries) {
            boolean known = !received.add(event);
            @Nullable StateOf<Tally> before = state;
            Counted<Tally> counted = fold.take(before, event);
            state = Codecs.TALLY_STATE.decode(Codecs.TALLY_STATE.encode(counted.state()));
            assertThat(state).isEqualTo(counted.state());
            assertThat(fold.shown(state)).as("after %s", event).isEqualTo(PollModel.shown(received));
            if (known) {
                assertThat(state).as("a repeat of %s changes nothing", event).isEqualTo(before);
                assertThat(counted.verdict()).isIn(Verdict.REPEATED, Verdict.STALE);
            }
            Position version = versionOf(fold.shown(state), last);
            assertThat(version).as("the version never goes back").isGreaterThanOrEqualTo(last);
            last = version;
        }
    }

    private static Position versionOf(@Nullable Tally shown, Position ifNull) {
        return shown == null ? ifNull : new Position(shown.epoch(), shown.counted());
    }

    /** One epoch, or two of which the second goes on from somewhere else. */
    private static List<Recorded> histories(Random random) {
        var events = new ArrayList<>(history(1, random));
        if (random.nextInt(3) == 0) {
            events.addAll(history(2, random));
        }
        return events;
    }

    private static List<Recorded> history(long epoch, Random random) {
        var history = new PollHistory(SESSION, POLL, epoch);
        int length = 1 + random.nextInt(40);
        for (int i = 0; i < length; i++) {
            step(history, random);
        }
        return history.events();
    }

    private static void step(PollHistory history, Random random) {
        boolean open = history.status() == PollStatus.OPEN;
        int dice = random.nextInt(20);
        if (dice == 0) {
            history.countsTaken();
        } else if (dice == 1) {
            history.repair();
        } else if (dice == 2) {
            history.reset();
        } else if (dice == 3) {
            history.reveal();
        } else if (dice == 4) {
            history.hide();
        } else if (!open) {
            history.open();
        } else if (dice == 5) {
            history.close();
        } else if (dice == 6) {
            history.retract(random.nextInt(6));
        } else {
            history.vote(random.nextInt(6), random.nextInt(3));
        }
    }

    /** With losses for a while, repeats, and events that overtake each other, more or less far. */
    private static List<Recorded> delivered(List<Recorded> history, Random random) {
        var deliveries = new ArrayList<>(history);
        int repeats = random.nextInt(history.size());
        for (int i = 0; i < repeats; i++) {
            deliveries.add(random.nextInt(deliveries.size() + 1), history.get(random.nextInt(history.size())));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(deliveries, random);
        }
        for (int i = 0; i < random.nextInt(10); i++) {
            Collections.swap(deliveries, random.nextInt(deliveries.size()), random.nextInt(deliveries.size()));
        }
        if (random.nextBoolean()) {
            deliveries.removeIf(_ -> random.nextInt(8) == 0);
        }
        return deliveries;
    }
}
