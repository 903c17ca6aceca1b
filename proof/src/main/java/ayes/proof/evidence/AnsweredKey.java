package ayes.proof.evidence;

import java.util.UUID;

/** A row of {@code vote_key}: what a key was answered first. */
public record AnsweredKey(UUID poll, UUID participant, String key, long seq, long revision, String status) {}
