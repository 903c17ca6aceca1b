package ayes.bench.workload;

/**
 * A number that a workload can be told.
 *
 * @param name without the dashes
 * @param usual what it is if nobody says
 * @param least what it may be: 1 for most
 */
public record Option(String name, int usual, int least, String means) {

    public Option(String name, int usual, String means) {
        this(name, usual, 1, means);
    }

    /** One that may be 0. */
    public static Option orNone(String name, int usual, String means) {
        return new Option(name, usual, 0, means);
    }
}
