package ayes.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QrHandlerTest {

    @Test
    void keepsAQuietZoneOfFourModulesAroundTheCode() {
        // When: version 3 has 29 modules a side
        String svg = QrHandler.svg("https://polls.example.org/j/K7QX2M");

        // Then
        assertThat(svg)
                .contains("viewBox=\"0 0 37 37\"")
                .contains("fill=\"#fff\"")
                .contains("d=\"M4,4h1v1h-1z")
                .doesNotContain("M3,", ",3h", "M33,", ",33h");
    }
}
