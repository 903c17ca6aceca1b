package ayes.verify;

/**
 * Something about a stream that is not as it should be.
 *
 * @param sentence with the numbers in it
 */
public record Finding(Kind kind, String sentence) {

    /** The wire name is for machines. */
    public enum Kind {
        /** The log comes to something else than the database. */
        LOG_DIFFERS("log-differs", false),
        /** The tally says something else than the log does at the same seq. */
        TALLY_DIFFERS("tally-differs", false),
        /** An event contradicts those before it; an absolute count in an event among them. */
        EVENT_CONTRADICTS("event-contradicts", false),
        EVENTS_MISSING("events-missing", false),
        /** Only the log or only the screens know this stream. */
        UNKNOWN_STREAM("unknown-stream", false),
        /** The log is in an epoch that the database has not reached: it was restored, or this is another log. */
        FOREIGN_EPOCH("foreign-epoch", false),
        /** Not relayed yet. */
        LOG_BEHIND("log-behind", true),
        /** Not counted yet. */
        TALLY_BEHIND("tally-behind", true),
        /** It moved on while it was looked at, and cannot be compared at one seq. */
        OVERTAKEN("overtaken", true);

        private final String wireName;
        private final boolean passes;

        Kind(String wireName, boolean passes) {
            this.wireName = wireName;
            this.passes = passes;
        }

        public String wireName() {
            return wireName;
        }
    }

    /** Whether it is only a matter of time, if everything runs. */
    boolean passes() {
        return kind.passes;
    }
}
