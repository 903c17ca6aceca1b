package ayes.proof.history;

import java.util.UUID;

/**
 * A poll was closed, as the host was told.
 *
 * @param invokedAt before the first attempt to close it
 * @param answeredAt when the 200 came
 * @param reopenedAt before the first attempt to open it again
 */
public record Ending(UUID poll, long invokedAt, long answeredAt, long reopenedAt) {}
