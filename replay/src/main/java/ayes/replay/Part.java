package ayes.replay;

/**
 * What is asked for of a session's history.
 *
 * @param everything whether events that are not asked for are told as well, up to the range's end: they say where polls stand
 */
public record Part(Range range, Selection selection, boolean everything) {

    public static final Part ALL = of(Range.ALL);

    /** All events of a range. */
    public static Part of(Range range) {
        return new Part(range, Selection.ALL, false);
    }
}
