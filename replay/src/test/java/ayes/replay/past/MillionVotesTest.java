package ayes.replay.past;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Ballot;
import ayes.event.PollEvent;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.Recorded;
import ayes.replay.past.Answers.PollAt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Scrubbing through a session of ten polls. With {@code -Dpast.people=100000} it has a million votes, and what is printed are
 * the figures of docs/replay.md.
 */
class MillionVotesTest {

    private static final int POLLS = 10;
    private static final int PEOPLE = Integer.getInteger("past.people", 5_000);
    private static final int AT_ONCE = 500;

    /** The counts of one poll, vote by vote, as anybody would write it down. */
    private static final class Naive {
        private final long[] counts = new long[4];
        private long voters;

        private void take(Recorded event) {
            switch (event.event()) {
                case VoteCast(var _, var ballot, var previous, var _) -> move(previous, ballot);
                case VoteRetracted(var _, var previous, var _) -> move(previous, Ballot.EMPTY);
                default -> {
                    // A close states what is counted already.
                }
            }
        }

        private void move(Ballot from, Ballot to) {
            from.choices().forEach(choice -> counts[choice]--);
            to.choices().forEach(choice -> counts[choice]++);
            voters += (to.isEmpty() ? 0 : 1) - (from.isEmpty() ? 0 : 1);
        }
    }

    @Test
    void twoHundredRandomMomentsAreWhatTheNaiveFoldSays() {
        var random = new Random(7);
        var past = new Past();
        long begin = System.nanoTime();
        long events = told(past);
        long built = System.nanoTime() - begin;
        int[] numbers = random.ints(200, 0, POLLS).toArray();
        long[] seqs = Arrays.stream(numbers)
                .mapToLong(number -> 2
                        + random.nextInt(
                                Looks.track(past, MillionVotes.poll(number)).size() - 2))
                .toArray();
        var looks = new ArrayList<PollAt>();
        long[] nanos = new long[200];
        for (int i = 0; i < 200; i++) {
            long before = System.nanoTime();
            looks.add(Looks.poll(past, MillionVotes.poll(numbers[i]), new Moment.Behind(seqs[i]), Rule.AS_COUNTED)
                    .orElseThrow());
            nanos[i] = System.nanoTime() - before;
        }
        List<Long> whole = whole(past, random);

        assertThat(looks).isNotEmpty();
        compare(numbers, seqs, looks);
        say(past, events, built, nanos, whole);
    }

    private static long told(Past past) {
        var batch = new ArrayList<Recorded>();
        long[] events = {0};
        MillionVotes.tell(POLLS, PEOPLE, 1, event -> {
            batch.add(event);
            events[0]++;
            if (batch.size() == AT_ONCE) {
                past.take(batch);
                batch.clear();
            }
        });
        past.take(batch);
        return events[0];
    }

    /** The whole session at an instant: ten polls at once. */
    private static List<Long> whole(Past past, Random random) {
        long from = past.ask(Looks::begin);
        long to = past.ask(Looks::end);
        var nanos = new ArrayList<Long>();
        for (int i = 0; i < 200; i++) {
            long at = from + (long) (random.nextDouble() * (to - from));
            long before = System.nanoTime();
            past.ask(_ -> Looks.session(past, new Moment.At(at), Rule.AS_COUNTED));
            nanos.add(System.nanoTime() - before);
        }
        return nanos.stream().sorted().toList();
    }

    private static void compare(int[] numbers, long[] seqs, List<PollAt> looks) {
        var naive = new Naive[POLLS];
        Arrays.setAll(naive, _ -> new Naive());
        MillionVotes.tell(POLLS, PEOPLE, 1, event -> {
            if (event.event() instanceof PollEvent) {
                int number = (int) event.stream().getLeastSignificantBits();
                naive[number].take(event);
                for (int i = 0; i < looks.size(); i++) {
                    if (numbers[i] == number && seqs[i] == event.seq()) {
                        assertThat(looks.get(i).counts())
                                .isEqualTo(Arrays.stream(naive[number].counts)
                                        .boxed()
                                        .toList());
                        assertThat(looks.get(i).voters()).isEqualTo(naive[number].voters);
                        assertThat(looks.get(i).seq()).isEqualTo(event.seq());
                    }
                }
            }
        });
    }

    @SuppressWarnings("SystemOut")
    private static void say(Past past, long events, long built, long[] nanos, List<Long> whole) {
        Arrays.sort(nanos);
        System.out.printf(
                "%,d events: built in %,d ms, %.1f bytes each; one poll p50 %.2f ms, p95 %.2f ms; session p50 %.2f ms,"
                        + " p95 %.2f ms%n",
                events,
                built / 1_000_000,
                (double) past.bytes() / events,
                nanos[100] / 1e6,
                nanos[190] / 1e6,
                whole.get(100) / 1e6,
                whole.get(190) / 1e6);
    }
}
