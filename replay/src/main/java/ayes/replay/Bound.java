package ayes.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** One end of a range: a place in the log, or an instant of acceptance. */
public sealed interface Bound {

    /** The place right behind a line. */
    record AtCursor(Cursor cursor) implements Bound {}

    /** Compared with the instant at which PostgreSQL accepted an event. */
    record AtInstant(Instant instant) implements Bound {}

    /** Empty if the text is neither a cursor nor an ISO 8601 instant with its offset. */
    public static Optional<Bound> parse(String text) {
        // Base64url has no colon and an instant cannot do without.
        return text.indexOf(':') < 0 ? Cursor.parse(text).map(AtCursor::new) : instant(text);
    }

    private static Optional<Bound> instant(String text) {
        try {
            // A plus sign that nobody escaped arrives as a blank.
            return Optional.of(
                    new AtInstant(OffsetDateTime.parse(text.replace(' ', '+')).toInstant()));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
