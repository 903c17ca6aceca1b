package ayes.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {

    @Test
    void takesTheTokenFromTheSubprotocols() {
        // Given
        var offer = Offer.of(List.of("ayes.v1, bearer.abc.def.ghi"));

        // Then
        assertThat(offer.isOurs()).isTrue();
        assertThat(offer.token(null)).isEqualTo("abc.def.ghi");
    }

    @Test
    void takesTheTokenFromTheHeaderOfAProgram() {
        // Given
        var offer = Offer.of(List.of());

        // Then
        assertThat(offer.isOurs()).isTrue();
        assertThat(offer.token("bearer abc")).isEqualTo("abc");
        assertThat(offer.token("Basic abc")).isNull();
        assertThat(offer.token(null)).isNull();
    }

    @Test
    void otherProtocolsAreNotOurs() {
        assertThat(Offer.of(List.of("graphql-ws", "bearer.abc")).isOurs()).isFalse();
    }
}
