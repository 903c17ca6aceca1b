package ayes.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for a machine: the tree that becomes JSON. */
public final class ReportTree {

    private ReportTree() {}

    /** With everything in it: for who may see the counts of hidden polls. */
    public static Map<String, Object> withCounts(Report report, boolean all) {
        return tree(
                report, report.shown(all).stream().map(ReportTree::withCounts).toList());
    }

    /** Without questions and counts, which may be hidden still: which streams do not agree, and in what way. */
    public static Map<String, Object> withoutCounts(Report report) {
        return tree(
                report,
                report.rows().stream()
                        .filter(row -> row.verdict() != Compared.Verdict.AGREES)
                        .map(ReportTree::names)
                        .toList());
    }

    private static Map<String, Object> tree(Report report, List<Map<String, Object>> streams) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("verdict", word(report.verdict()));
        tree.put("conclusion", report.conclusion());
        tree.put("at", report.at().toString());
        tree.put("epoch", report.epoch());
        tree.put("polls", report.polls());
        tree.put("sessions", report.sessions());
        for (Compared.Verdict verdict : Compared.Verdict.values()) {
            tree.put(word(verdict), report.count(verdict));
        }
        tree.put("events", report.events());
        tree.put("unreadable", report.unreadable());
        tree.put("givenUp", report.givenUp());
        tree.put("streams", streams);
        return tree;
    }

    private static Map<String, Object> names(Compared row) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("session", row.session().toString());
        if (!row.isSession()) {
            tree.put("poll", row.stream().toString());
        }
        tree.put("verdict", word(row.verdict()));
        tree.put("seq", row.seq());
        tree.put(
                "findings",
                row.findings().stream()
                        .map(finding -> finding.kind().wireName())
                        .toList());
        return tree;
    }

    private static Map<String, Object> withCounts(Compared row) {
        Map<String, Object> tree = names(row);
        tree.put("title", row.title());
        put(tree, "question", row.question());
        put(tree, "database", standing(row.stored()));
        put(tree, "log", standing(row.logged()));
        put(tree, "tally", standing(row.tally()));
        tree.put("tallyThrough", row.tallyAt());
        tree.put("details", row.findings().stream().map(Finding::sentence).toList());
        tree.put("notes", row.notes());
        return tree;
    }

    private static @Nullable Map<String, Object> standing(@Nullable Standing standing) {
        return switch (standing) {
            case null -> null;
            case Standing.OfPoll poll ->
                Map.of(
                        "counts", poll.counts(),
                        "voters", poll.voters(),
                        "round", poll.round(),
                        "status", poll.status().wireName(),
                        "visibility", poll.visibility().wireName());
            case Standing.OfSession session ->
                Map.of(
                        "joined", session.joined(),
                        "status", session.status().wireName(),
                        "polls", session.polls().stream().map(String::valueOf).toList());
        };
    }

    private static void put(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    private static String word(Compared.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
