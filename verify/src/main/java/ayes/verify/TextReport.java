package ayes.verify;

import ayes.event.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report for a person in front of a terminal. */
public final class TextReport {

    /** Names longer than this are cut. */
    private static final int NAME = 36;

    /** Counts longer than this stand under each other, not side by side. */
    private static final int WIDEST = 28;

    private static final String NOBODY = "–";

    private final Report report;
    private final boolean all;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** What stands in one line. */
    private record Row(Compared compared, String name, String stored, String logged, String tally) {

        static Row of(Compared compared) {
            String tally = numbers(compared.tally());
            boolean isElsewhere = compared.tally() != null && compared.tallyAt() != compared.seq();
            return new Row(
                    compared,
                    cut(nameOf(compared)),
                    numbers(compared.stored()),
                    numbers(compared.logged()),
                    isElsewhere ? tally + " at " + compared.tallyAt() : tally);
        }

        int width() {
            return Math.max(stored.length(), Math.max(logged.length(), tally.length()));
        }

        boolean isWide() {
            return width() > WIDEST;
        }
    }

    private TextReport(Report report, boolean all) {
        this.report = report;
        this.all = all;
        report.shown(all).forEach(compared -> rows.add(Row.of(compared)));
    }

    /** @param all whether agreeing streams beyond the first fifty are listed */
    public static List<String> lines(Report report, boolean all) {
        return new TextReport(report, all).write();
    }

    private List<String> write() {
        int name = Math.max(
                12, rows.stream().mapToInt(row -> row.name().length()).max().orElse(0));
        int seq = Math.max(
                5, rows.stream().mapToInt(row -> seq(row).length()).max().orElse(0));
        int width = Math.max(
                8,
                rows.stream()
                        .filter(row -> !row.isWide())
                        .mapToInt(Row::width)
                        .max()
                        .orElse(0));
        if (!rows.isEmpty()) {
            String format =
                    "  %-" + name + "s  %" + seq + "s  %-" + width + "s  %-" + width + "s  %-" + width + "s  %s";
            line(format, "", "seq", "database", "log", "tally", "");
            @Nullable SessionId session = null;
            for (Row row : rows) {
                if (!row.compared().session().equals(session)) {
                    session = row.compared().session();
                    lines.add(cut(row.compared().title()));
                }
                write(row, format);
            }
            lines.add("");
        }
        remarks();
        lines.add(report.conclusion());
        return lines;
    }

    private void write(Row row, String format) {
        if (row.isWide()) {
            line(format, row.name(), seq(row), "", "", "", mark(row));
            line("      database  %s", row.stored());
            line("      log       %s", row.logged());
            line("      tally     %s", row.tally());
        } else {
            line(format, row.name(), seq(row), row.stored(), row.logged(), row.tally(), mark(row));
        }
        row.compared().findings().forEach(finding -> line("      %s", finding.sentence()));
        if (all || row.compared().verdict() != Compared.Verdict.AGREES) {
            row.compared().notes().forEach(note -> line("      (%s)", note));
        }
    }

    private void remarks() {
        int hidden = report.rows().size() - rows.size();
        if (hidden > 0 && !all) {
            line("%,d more agree and are not listed: --all lists them.", hidden);
        }
        long noted = report.rows().stream()
                .filter(row -> !row.notes().isEmpty() && row.verdict() == Compared.Verdict.AGREES)
                .count();
        if (noted > 0 && !all) {
            line("%,d of them are not counted from their first event on: --all says why.", noted);
        }
        if (report.unreadable() > 0) {
            line(
                    "%,d records of the log are no events and were passed over: ayes.dead-letters holds them.",
                    report.unreadable());
        }
        if (report.givenUp() > 0) {
            line(
                    "%,d streams of an older epoch are in the log and were given up with it: the database does not have them.",
                    report.givenUp());
        }
        line("Epoch %d, %,d events in the log, as of %s.", report.epoch(), report.events(), report.at());
    }

    private void line(String format, Object... words) {
        lines.add(String.format(Locale.ROOT, format, words).stripTrailing());
    }

    private static String seq(Row row) {
        return row.compared().seq() == 0 ? NOBODY : Long.toString(row.compared().seq());
    }

    private static String mark(Row row) {
        return switch (row.compared().verdict()) {
            case AGREES -> "✓";
            case BEHIND -> "… behind";
            case DIFFERS -> "✗ differs";
        };
    }

    private static String nameOf(Compared compared) {
        if (compared.isSession()) {
            return "participants";
        }
        String question = compared.question();
        return question == null ? "poll " + compared.stream() : question;
    }

    private static String numbers(@Nullable Standing standing) {
        return standing == null ? NOBODY : standing.numbers();
    }

    private static String cut(String name) {
        String line = name.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NAME - 1)).stripTrailing() + "…";
    }
}
