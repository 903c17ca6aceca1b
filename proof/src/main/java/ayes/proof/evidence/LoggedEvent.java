package ayes.proof.evidence;

import java.util.UUID;

/**
 * A record of the log that can be read.
 *
 * @param bytes a hash of the value
 */
public record LoggedEvent(UUID stream, long epoch, long seq, long bytes) {}
