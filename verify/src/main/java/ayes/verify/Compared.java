package ayes.verify;

import ayes.event.SessionId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stream, counted three ways.
 *
 * @param title of its session
 * @param question null for the session's own stream, and where nobody knows it
 * @param seq where database and log were compared; 0 if the database has no such stream
 * @param stored null if the database has no such stream
 * @param logged null if the log does not say
 * @param tally null if there is none
 * @param tallyAt its seq, at which log and tally were compared
 * @param notes what is good to know and no difference
 */
public record Compared(
        UUID stream,
        SessionId session,
        String title,
        @Nullable String question,
        long seq,
        @Nullable Standing stored,
        @Nullable Standing logged,
        @Nullable Standing tally,
        long tallyAt,
        List<Finding> findings,
        List<String> notes) {

    public Compared {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** What it comes to. */
    public enum Verdict {
        AGREES,
        /** Nothing contradicts, but something has not arrived yet. */
        BEHIND,
        DIFFERS
    }

    public Verdict verdict() {
        if (findings.isEmpty()) {
            return Verdict.AGREES;
        }
        return findings.stream().allMatch(Finding::passes) ? Verdict.BEHIND : Verdict.DIFFERS;
    }

    public boolean isSession() {
        return stream.equals(session.value());
    }

    boolean isOvertaken() {
        return findings.stream().anyMatch(finding -> finding.kind() == Finding.Kind.OVERTAKEN);
    }
}
