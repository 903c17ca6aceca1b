package ayes.bench.votes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether answers, database and tallies say the same.
 *
 * @param lost votes answered 200 that the database does not hold, though nothing newer of that phone replaced them
 * @param altered votes whose choice is another one than was sent
 * @param foreign standing votes that no answer names, of phones all of whose votes were answered
 * @param wrongTallies polls whose tally is not what the database counts
 */
public record Truth(long lost, long altered, long foreign, List<UUID> wrongTallies) {

    private record Voter(UUID poll, UUID participant) {}

    /**
     * Compares.
     *
     * @param casts every vote that was ever sent to these polls
     * @param standing every vote of these polls
     * @param tallies by poll; a poll without one is wrong
     * @param options of every poll
     */
    public static Truth of(List<Cast> casts, List<Standing> standing, Map<UUID, List<Long>> tallies, int options) {
        Map<Voter, Cast> newest = new HashMap<>();
        Set<Voter> unknown = new HashSet<>();
        Set<UUID> polls = new HashSet<>();
        for (Cast cast : casts) {
            var voter = new Voter(cast.poll(), cast.participant());
            polls.add(cast.poll());
            if (cast.isCounted()) {
                newest.merge(voter, cast, (one, other) -> one.seq() >= other.seq() ? one : other);
            } else if (cast.isUnknown()) {
                unknown.add(voter);
            }
        }
        Map<Voter, Standing> held = new HashMap<>();
        standing.forEach(vote -> held.put(new Voter(vote.poll(), vote.participant()), vote));
        long lost = newest.entrySet().stream()
                .filter(answered -> isLost(answered.getValue(), held.get(answered.getKey())))
                .count();
        long altered = newest.entrySet().stream()
                .filter(answered -> isAltered(answered.getValue(), held.get(answered.getKey())))
                .count();
        long foreign = held.entrySet().stream()
                .filter(vote -> !unknown.contains(vote.getKey())
                        && isForeign(newest.get(vote.getKey()), vote.getValue().seq()))
                .count();
        return new Truth(lost, altered, foreign, wrongTallies(polls, standing, tallies, options));
    }

    private static boolean isLost(Cast answered, @Nullable Standing held) {
        return held == null || held.seq() < answered.seq();
    }

    private static boolean isAltered(Cast answered, @Nullable Standing held) {
        return held != null && held.seq() == answered.seq() && held.choice() != answered.choice();
    }

    private static boolean isForeign(@Nullable Cast newest, long seq) {
        return newest == null || newest.seq() < seq;
    }

    private static List<UUID> wrongTallies(
            Set<UUID> polls, List<Standing> standing, Map<UUID, List<Long>> tallies, int options) {
        Map<UUID, long[]> counts = new HashMap<>();
        polls.forEach(poll -> counts.put(poll, new long[options]));
        for (Standing vote : standing) {
            if (vote.choice() >= 0) {
                counts.computeIfAbsent(vote.poll(), _ -> new long[options])[vote.choice()]++;
            }
        }
        var wrong = new ArrayList<UUID>();
        counts.forEach((poll, expected) -> {
            List<Long> tally = tallies.getOrDefault(poll, List.of());
            boolean same = tally.size() == options;
            for (int i = 0; same && i < options; i++) {
                same = tally.get(i) == expected[i];
            }
            if (!same) {
                wrong.add(poll);
            }
        });
        return List.copyOf(wrong);
    }

    public boolean holds() {
        return lost == 0 && altered == 0 && foreign == 0 && wrongTallies.isEmpty();
    }
}
