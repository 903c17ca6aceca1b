package ayes.bench.votes;

import java.util.UUID;

/**
 * A vote as the database holds it.
 *
 * @param choice -1 for one that was taken back
 */
public record Standing(UUID poll, UUID participant, int choice, long seq) {}
