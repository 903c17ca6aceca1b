package ayes.bench.workload;

/**
 * A number that a workload can be told.
 *
 * @param name without the dashes
 * @param usual what it is if nobody says
 */
public record Option(String name, int usual, String means) {}
