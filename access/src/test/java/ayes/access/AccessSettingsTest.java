package ayes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccessSettingsTest {

    @Test
    void opensItsDoorsToNobodyByDefault() {
        assertThatThrownBy(() -> new AccessSettings(null, null, null, null, null, false))
                .hasMessageContaining("ayes.access.issuer")
                .hasMessageContaining("ayes.access.open-hosting");
    }

    @Test
    void wantsToKnowWhereAnIssuersKeysAre() {
        assertThatThrownBy(() -> new AccessSettings(null, "https://login.example", null, null, null, true))
                .hasMessageContaining("ayes.access.issuer-jwks-url");
    }

    @Test
    void fillsInWhatMostWouldChoose() {
        var settings = new AccessSettings(null, null, null, null, null, true);

        assertThat(settings.jwksUrl()).isEqualTo("http://localhost:8081/.well-known/jwks.json");
        assertThat(settings.issuerAudience()).isEqualTo("ayes");
        assertThat(settings.tenantClaim()).isEqualTo("tenant");
    }
}
