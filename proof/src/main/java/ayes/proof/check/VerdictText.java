package ayes.proof.check;

import ayes.proof.check.Verdict.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A verdict for people. */
public final class VerdictText {

    private VerdictText() {}

    public static String of(Verdict verdict) {
        var text = new StringBuilder();
        recoveries(verdict.recoveries(), text);
        violations(verdict.violations(), text);
        totals(verdict.totals(), text);
        text.append(verdict.holds() ? "\nThe promise was kept.\n" : "\nTHE PROMISE WAS BROKEN.\n");
        return text.toString();
    }

    private static void recoveries(List<Recovery> recoveries, StringBuilder text) {
        Map<String, List<Recovery>> byKind = new TreeMap<>();
        recoveries.forEach(recovery -> byKind.computeIfAbsent(recovery.fault().kind(), _ -> new ArrayList<>())
                .add(recovery));
        text.append("""

                From the fault until every screen showed a vote that was sent after it:

                %-36s %6s %9s %9s   %6s %9s %9s
                """.formatted("fault", "alone", "median", "max", "shared", "median", "max"));
        byKind.forEach((kind, all) -> text.append(row(kind, all)));
    }

    private static String row(String kind, List<Recovery> all) {
        return "%-36s %s   %s%n"
                        .formatted(kind, half(all, true), half(all, false))
                        .stripTrailing() + "\n";
    }

    /** Faults that others overlapped are told apart: their time is not theirs alone. */
    private static String half(List<Recovery> all, boolean alone) {
        List<Recovery> these =
                all.stream().filter(recovery -> recovery.alone() == alone).toList();
        List<Duration> times = new ArrayList<>(these.stream()
                .map(Recovery::untilOnEveryScreen)
                .filter(Objects::nonNull)
                .toList());
        Collections.sort(times);
        String median = times.isEmpty() ? "-" : seconds(times.get(times.size() / 2));
        String max = times.isEmpty() ? "-" : seconds(times.getLast());
        boolean never = times.size() < these.size();
        return "%6d %9s %9s".formatted(these.size(), median, never ? "not over" : max);
    }

    private static String seconds(Duration time) {
        return "%.1f s".formatted(time.toMillis() / 1000.0);
    }

    private static void violations(List<Violation> violations, StringBuilder text) {
        if (!violations.isEmpty()) {
            text.append('\n');
        }
        for (Violation violation : violations) {
            text.append("%s · %s · %s%n".formatted(violation.harm(), violation.rule(), violation.sentence()));
        }
    }

    private static void totals(Totals totals, StringBuilder text) {
        text.append("""

                %,9d votes answered 200
                %,9d votes never settled for their phones, of which %,d stand
                %,9d votes refused
                %,9d events accepted; the log repeats %,d, has %,d that nobody can read, and %,d that the sweeper sent
                %,9d frames on screens
                %,9d faults
                %,9d lost · %,d doubled · %,d altered · %,d untrue on a screen, in the log or in an answer
                %,9d holes that nobody noticed
                """.formatted(
                        totals.answered200(),
                        totals.unsettled(),
                        totals.unsettledThatStand(),
                        totals.refused(),
                        totals.events(),
                        totals.repeats(),
                        totals.unreadable(),
                        totals.mended(),
                        totals.frames(),
                        totals.faults(),
                        totals.lost(),
                        totals.doubled(),
                        totals.altered(),
                        totals.untrue(),
                        totals.holes()));
    }
}
