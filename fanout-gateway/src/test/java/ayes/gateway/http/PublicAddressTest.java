package ayes.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class PublicAddressTest {

    private static final URI REQUEST = URI.create("ws://192.168.1.5:8080/ws/v1/sessions/x");

    @Test
    void isTheConfiguredOne() {
        assertThat(new PublicAddress("https://polls.example.org").of(REQUEST)).isEqualTo("https://polls.example.org");
    }

    @Test
    void elseTheOneThatTheRequestCameTo() {
        assertThat(new PublicAddress(null).of(REQUEST)).isEqualTo("http://192.168.1.5:8080");
        assertThat(new PublicAddress(null).of(URI.create("wss://polls.example.org/ws")))
                .isEqualTo("https://polls.example.org");
    }
}
