package ayes.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private final Origins origins = new Origins(Set.of("https://other.example"));

    @Test
    void ourOwnPagesMayConnect() {
        assertThat(origins.mayConnect("http://ayes.local:8080", "ayes.local:8080"))
                .isTrue();
        assertThat(origins.mayConnect("https://Polls.example.org", "polls.example.org"))
                .isTrue();
        assertThat(origins.mayConnect("https://polls.example.org", "polls.example.org:443"))
                .isTrue();
    }

    @Test
    void pagesOfOthersMayOnlyIfTheyAreListed() {
        assertThat(origins.mayConnect("https://other.example", "polls.example.org"))
                .isTrue();
        assertThat(origins.mayConnect("https://evil.example", "polls.example.org"))
                .isFalse();
        assertThat(origins.mayConnect("http://ayes.local:9999", "ayes.local:8080"))
                .isFalse();
        assertThat(origins.mayConnect("null", "polls.example.org")).isFalse();
        assertThat(origins.mayConnect("https://polls.example.org", null)).isFalse();
    }

    @Test
    void programsNameNoOrigin() {
        assertThat(origins.mayConnect(null, "polls.example.org")).isTrue();
    }
}
