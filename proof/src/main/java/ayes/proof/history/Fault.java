package ayes.proof.history;

/**
 * One thing that the nemesis did.
 *
 * @param kind for the table, such as {@code kill relay}
 * @param target the process or the thing it was done to
 * @param beganAt when it hit
 * @param endedAt when it was over: thawed, or started again as far as the nemesis is concerned; {@code beganAt} if it is a blow
 * @param recoversFrom from when on the recovery is timed: {@code beganAt} for our own processes, {@code endedAt} for PostgreSQL
 *     and Kafka
 */
public record Fault(int number, String kind, String target, long beganAt, long endedAt, long recoversFrom) {}
