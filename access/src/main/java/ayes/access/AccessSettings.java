package ayes.access;

import org.jspecify.annotations.Nullable;

/**
 * {@code ayes.access.*}: whose tokens we believe.
 *
 * @param jwksUrl where our own public keys are served (by any ingest instance)
 * @param issuer the {@code iss} of hosts' tokens; null allows open hosting only
 * @param issuerJwksUrl where that issuer serves its keys
 * @param issuerAudience the {@code aud} that hosts' tokens must carry
 * @param tenantClaim the claim of hosts' tokens that names their tenant
 * @param openHosting whether anyone may start a session without an account, in the tenant {@link Tenants#PUBLIC}
 */
public record AccessSettings(
        @Nullable String jwksUrl,
        @Nullable String issuer,
        @Nullable String issuerJwksUrl,
        @Nullable String issuerAudience,
        @Nullable String tenantClaim,
        boolean openHosting) {

    private static final String DEFAULT_JWKS_URL = "http://localhost:8081/.well-known/jwks.json";

    public AccessSettings {
        jwksUrl = jwksUrl == null ? DEFAULT_JWKS_URL : jwksUrl;
        tenantClaim = tenantClaim == null ? "tenant" : tenantClaim;
        issuerAudience = issuerAudience == null ? "ayes" : issuerAudience;
        if (issuer == null && !openHosting) {
            throw new IllegalArgumentException("ayes.access.issuer is missing: name the issuer of your hosts' tokens,"
                    + " or set ayes.access.open-hosting=true to let anyone on this network start a session");
        }
        if (issuer != null && issuerJwksUrl == null) {
            throw new IllegalArgumentException(
                    "ayes.access.issuer-jwks-url is missing: where does " + issuer + " serve its keys?");
        }
    }
}
