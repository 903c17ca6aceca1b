/**
 * Tokens, verified: RS256 only, with issuer, audience, type and expiry checked, keys only from the configured addresses.
 * In: a compact JWT. Out: a {@link ayes.access.Caller} with the instant at which the token ends.
 */
@NullMarked
package ayes.access.jwt;

import org.jspecify.annotations.NullMarked;
