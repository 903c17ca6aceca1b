package ayes.access.jwt;

import ayes.access.Caller;
import java.time.Instant;

/** @param expiresAt when the token stops being good; a socket opened with it closes then */
public record Verified(Caller caller, Instant expiresAt) {}
