package ayes.bench.workload;

import java.util.regex.Pattern;

/**
 * Words that a workload can be told.
 *
 * @param name without the dashes
 * @param usual what it is if nobody says
 * @param allowed all that it may be
 */
public record Choice(String name, String usual, Pattern allowed, String means) {}
