package ayes.access;

import ayes.event.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** How tenants are named. */
public final class Tenants {

    /** Where sessions live that were started without an account. */
    public static final TenantId PUBLIC = new TenantId(new UUID(0L, 1L));

    private Tenants() {}

    /** The issuer's tenant as a UUID: itself if it is one, else derived from the issuer and its name. */
    public static TenantId of(String issuer, String claim) {
        try {
            return TenantId.of(claim);
        } catch (IllegalArgumentException notAUuid) {
            byte[] name = (issuer + "|" + claim).getBytes(StandardCharsets.UTF_8);
            return new TenantId(UUID.nameUUIDFromBytes(name));
        }
    }
}
