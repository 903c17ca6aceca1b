package ayes.proof.check;

import ayes.proof.history.Attempt;
import ayes.proof.history.Fault;
import ayes.proof.history.Frame;
import ayes.proof.history.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The recovery clock: from the fault until every screen has shown a vote that was sent after it. Every screen, not the luckiest
 * one: a wall whose gateway was killed counts from the kill to its next new vote.
 */
final class Recoveries {

    /** By the moment at which a vote was sent: the lowest seq that any later vote of the poll got. */
    private static final class Sent {
        private final long[] at;
        private final long[] lowestSeqFromHere;

        private Sent(List<Attempt> counted) {
            counted.sort(Comparator.comparingLong(Attempt::invokedAt));
            at = new long[counted.size()];
            lowestSeqFromHere = new long[counted.size()];
            long lowest = Long.MAX_VALUE;
            for (int i = counted.size() - 1; i >= 0; i--) {
                at[i] = counted.get(i).invokedAt();
                lowest = Math.min(lowest, ((Outcome.Counted) counted.get(i).outcome()).seq());
                lowestSeqFromHere[i] = lowest;
            }
        }

        /** Max value if none was sent from then on. */
        private long lowestSeqSince(long moment) {
            int place = Arrays.binarySearch(at, moment);
            int from = place < 0 ? -place - 1 : place;
            return from < at.length ? lowestSeqFromHere[from] : Long.MAX_VALUE;
        }
    }

    private Recoveries() {}

    static List<Recovery> of(List<Fault> faults, List<Attempt> attempts, List<Frame> frames) {
        Map<UUID, Sent> sent = sentByPoll(attempts);
        Map<String, List<Frame>> screens = new TreeMap<>();
        for (Frame frame : frames) {
            screens.computeIfAbsent(screen(frame), _ -> new ArrayList<>()).add(frame);
        }
        screens.values().forEach(shown -> shown.sort(Comparator.comparingLong(Frame::receivedAt)));
        List<Recovery> each = faults.stream()
                .map(fault -> new Recovery(fault, slowest(fault, sent, screens), true))
                .toList();
        return each.stream().map(one -> one.among(each)).toList();
    }

    /** A screen stays the same over its connections, which are named {@code screen#n}. */
    private static String screen(Frame frame) {
        int connection = frame.viewer().indexOf('#');
        return connection < 0 ? frame.viewer() : frame.viewer().substring(0, connection);
    }

    /** A key that is sent again gets its old number: only the first sending of each is a new vote. */
    private static Map<UUID, Sent> sentByPoll(List<Attempt> attempts) {
        Map<String, Long> firstSent = new HashMap<>();
        attempts.forEach(attempt -> firstSent.merge(attempt.vote().key(), attempt.invokedAt(), Math::min));
        Map<UUID, List<Attempt>> counted = new HashMap<>();
        for (Attempt attempt : attempts) {
            boolean isNew = firstSent.getOrDefault(attempt.vote().key(), 0L) == attempt.invokedAt();
            if (isNew && attempt.vote().revision() == null && attempt.outcome() instanceof Outcome.Counted) {
                counted.computeIfAbsent(attempt.vote().poll(), _ -> new ArrayList<>())
                        .add(attempt);
            }
        }
        Map<UUID, Sent> sent = new HashMap<>();
        counted.forEach((poll, list) -> sent.put(poll, new Sent(list)));
        return sent;
    }

    private static @Nullable Duration slowest(Fault fault, Map<UUID, Sent> sent, Map<String, List<Frame>> screens) {
        Map<UUID, Long> wanted = new HashMap<>();
        sent.forEach((poll, votes) -> wanted.put(poll, votes.lowestSeqSince(fault.recoversFrom())));
        long slowest = 0;
        for (List<Frame> shown : screens.values()) {
            long at = firstAfter(fault.recoversFrom(), shown, wanted);
            if (at < 0) {
                return null;
            }
            slowest = Math.max(slowest, at - fault.recoversFrom());
        }
        return Duration.ofNanos(slowest);
    }

    private static long firstAfter(long moment, List<Frame> shown, Map<UUID, Long> wanted) {
        for (int i = placeOf(moment, shown); i < shown.size(); i++) {
            Frame frame = shown.get(i);
            if (frame.through() >= wanted.getOrDefault(frame.poll(), Long.MAX_VALUE)) {
                return frame.receivedAt();
            }
        }
        return -1;
    }

    private static int placeOf(long moment, List<Frame> shown) {
        int low = 0;
        int high = shown.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shown.get(middle).receivedAt() < moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
