package ayes.verify;

import ayes.verify.Compared.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything, compared.
 *
 * @param epoch the database's
 * @param at when the database was asked, by its own clock
 * @param rows in the order in which they are shown: each session before its polls
 * @param events records of the log that are events
 * @param unreadable records of the log that are none
 * @param givenUp streams of an older epoch that the database does not have any more
 */
public record Report(long epoch, Instant at, List<Compared> rows, long events, long unreadable, int givenUp) {

    /** More is more than a person reads when all is well. */
    public static final int SHOWN = 50;

    public Report {
        rows = List.copyOf(rows);
    }

    public Verdict verdict() {
        return rows.stream().map(Compared::verdict).max(Enum::compareTo).orElse(Verdict.AGREES);
    }

    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    public long polls() {
        return rows.stream().filter(row -> !row.isSession()).count();
    }

    public long sessions() {
        return rows.size() - polls();
    }

    /** @param all whether the agreeing ones beyond the first are listed; what differs always is */
    public List<Compared> shown(boolean all) {
        var shown = new ArrayList<Compared>();
        int agreeing = 0;
        for (Compared row : rows) {
            boolean agrees = row.verdict() == Verdict.AGREES;
            agreeing += agrees ? 1 : 0;
            if (all || !agrees || agreeing <= SHOWN) {
                shown.add(row);
            }
        }
        return shown;
    }

    /** Whether another look may tell more: something moved on in a way that left no common seq. */
    boolean wasOvertaken() {
        return rows.stream().anyMatch(Compared::isOvertaken);
    }

    /** One sentence. */
    public String conclusion() {
        if (rows.isEmpty()) {
            return "There is nothing to count yet.";
        }
        String all = things(polls(), sessions());
        return switch (verdict()) {
            case AGREES -> "All agree: " + all + ", counted three ways.";
            case BEHIND ->
                "Not all has arrived: the log or the tally of %s is behind what is accepted (%s in all). Nothing contradicts."
                        .formatted(those(Verdict.BEHIND), all);
            case DIFFERS ->
                "Not all agree: the counts of %s differ (%s in all).".formatted(those(Verdict.DIFFERS), all);
        };
    }

    private String those(Verdict verdict) {
        long polls = rows.stream()
                .filter(row -> row.verdict() == verdict && !row.isSession())
                .count();
        return things(polls, count(verdict) - polls);
    }

    private static String things(long polls, long sessions) {
        if (polls == 0) {
            return number(sessions, "session");
        }
        return sessions == 0 ? number(polls, "poll") : number(polls, "poll") + " and " + number(sessions, "session");
    }

    private static String number(long number, String what) {
        return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
    }
}
