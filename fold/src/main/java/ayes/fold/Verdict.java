package ayes.fold;

/** What became of an event. Unless it was left out, the state is put and shown again, even if nothing changed. */
public enum Verdict {
    /** It is part of the base: every event below it is counted, or covered by a snapshot. */
    COUNTED,
    /** It waits above a hole; screens show it already. */
    WAITING,
    /** It was here before, or a snapshot covers it. */
    REPEATED,
    /** Its place was counted already, and yet it said more: a repair, or when the poll was opened. */
    CORRECTED,
    /** It belongs to an epoch that is over. */
    STALE,
    /** So many events wait above a hole that it was left out, as if it had not come: it must be sent again. */
    LEFT_OUT;

    /** The name in metrics. */
    public String label() {
        return switch (this) {
            case COUNTED -> "counted";
            case WAITING -> "waiting";
            case REPEATED -> "repeated";
            case CORRECTED -> "corrected";
            case STALE -> "stale";
            case LEFT_OUT -> "left-out";
        };
    }
}
