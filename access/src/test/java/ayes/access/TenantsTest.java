package ayes.access;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.TenantId;
import org.junit.jupiter.api.Test;

class TenantsTest {

    private static final String ISSUER = "https://login.example";

    @Test
    void takesAUuidAsItIs() {
        String uuid = "0b7c4a52-91c9-4d43-8f7b-5b0f9a0f3a11";

        assertThat(Tenants.of(ISSUER, uuid)).isEqualTo(TenantId.of(uuid));
    }

    /** The rows of a tenant would be lost to it if this ever changed. */
    @Test
    void derivesTheSameUuidFromANameForever() {
        assertThat(Tenants.of(ISSUER, "acme")).hasToString("3c6034ed-98c1-33ea-a240-474aca087081");
    }

    @Test
    void keepsTheSameNameOfTwoIssuersApart() {
        assertThat(Tenants.of(ISSUER, "acme")).isNotEqualTo(Tenants.of("https://id.example", "acme"));
    }
}
