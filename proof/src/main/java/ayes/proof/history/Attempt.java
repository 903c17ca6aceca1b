package ayes.proof.history;

/**
 * One request of one phone.
 *
 * @param invokedAt before the first byte was sent
 * @param endedAt when the outcome was known
 */
public record Attempt(Vote vote, long invokedAt, long endedAt, Outcome outcome) {}
