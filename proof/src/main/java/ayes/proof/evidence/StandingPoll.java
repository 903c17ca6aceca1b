package ayes.proof.evidence;

import java.util.UUID;

/** A row of {@code poll}. */
public record StandingPoll(UUID poll, int round, String status, int options, long seq) {}
