package ayes.fold;

import ayes.event.Ballot;
import ayes.event.PollDefinition;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollHidden;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Recorded;
import ayes.event.Snapshot;
import ayes.event.Tally;
import ayes.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What screens must show after a set of events, worked out from the whole set at once. Plain on purpose. */
final class PollModel {

    private PollModel() {}

    static @Nullable Tally shown(Collection<Recorded> received) {
        Optional<PollDefinition> definition = received.stream()
                .<PollDefinition>mapMulti((event, found) -> {
                    if (event.event() instanceof PollCreated created) {
                        found.accept(created.definition());
                    } else if (event.event() instanceof CountsTaken taken && taken.definition() != null) {
                        found.accept(taken.definition());
                    }
                })
                .findFirst();
        if (definition.isEmpty()) {
            return null;
        }
        long epoch = received.stream().mapToLong(Recorded::epoch).max().orElseThrow();
        List<Recorded> inOrder = received.stream()
                .filter(event -> event.epoch() == epoch)
                .distinct()
                .sorted(Comparator.comparingLong(Recorded::seq).thenComparing(Recorded::acceptedAt))
                .toList();
        int snapshotAt = inOrder.size() - 1;
        while (snapshotAt >= 0 && snapshotOf(inOrder.get(snapshotAt)).isEmpty()) {
            snapshotAt--;
        }
        var status = PollStatus.DRAFT;
        var visibility = Visibility.HIDDEN;
        int round = 1;
        long[] counts = new long[definition.get().options().size()];
        long voters = 0;
        long base = 0;
        if (snapshotAt >= 0) {
            Snapshot snapshot = snapshotOf(inOrder.get(snapshotAt)).orElseThrow();
            status = snapshot.status();
            visibility = snapshot.visibility();
            round = snapshot.round();
            counts = snapshot.counts().stream().mapToLong(Long::longValue).toArray();
            voters = snapshot.voters();
            base = inOrder.get(snapshotAt).seq();
        }
        var numbers = new TreeSet<Long>();
        for (Recorded recorded : inOrder.subList(snapshotAt + 1, inOrder.size())) {
            numbers.add(recorded.seq());
            switch (recorded.event()) {
                case PollOpened _ -> status = PollStatus.OPEN;
                case PollRevealed _ -> visibility = Visibility.REVEALED;
                case PollHidden _ -> visibility = Visibility.HIDDEN;
                case VoteCast e -> voters += move(counts, e.previous(), e.ballot());
                case VoteRetracted e -> voters += move(counts, e.previous(), Ballot.EMPTY);
                default -> {}
            }
        }
        long through = base;
        while (numbers.contains(through + 1)) {
            through++;
        }
        if (through == 0) {
            return null; // a new epoch has begun, and its poll is not stated yet
        }
        long above = numbers.tailSet(through, false).size();
        long openedAt = inOrder.stream()
                .filter(event -> event.event() instanceof PollOpened)
                .mapToLong(event -> micros(event.acceptedAt()))
                .max()
                .orElse(0);
        var shownCounts = new ArrayList<Long>();
        for (long count : counts) {
            shownCounts.add(Math.max(0, count));
        }
        Recorded any = received.iterator().next();
        return new Tally(
                new PollId(any.stream()),
                any.session(),
                any.tenant(),
                epoch,
                through,
                numbers.isEmpty() ? base : numbers.last(),
                through + above,
                definition.get(),
                status,
                visibility,
                round,
                openedAt,
                shownCounts,
                Math.max(0, voters),
                inOrder.isEmpty() ? 0 : micros(inOrder.getLast().acceptedAt()));
    }

    private static Optional<Snapshot> snapshotOf(Recorded recorded) {
        return switch (recorded.event()) {
            case PollClosed e -> Optional.of(e.snapshot());
            case PollReset e -> Optional.of(e.snapshot());
            case CountsTaken e -> Optional.of(e.snapshot());
            default -> Optional.empty();
        };
    }

    private static long move(long[] counts, Ballot previous, Ballot ballot) {
        previous.choices().forEach(choice -> counts[choice]--);
        ballot.choices().forEach(choice -> counts[choice]++);
        return (ballot.isEmpty() ? 0L : 1L) - (previous.isEmpty() ? 0L : 1L);
    }

    private static long micros(Instant instant) {
        return Duration.between(Instant.EPOCH, instant).toNanos() / 1_000;
    }
}
