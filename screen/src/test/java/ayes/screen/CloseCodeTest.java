package ayes.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseCodeTest {

    @ParameterizedTest
    @EnumSource
    void theNumberTellsWhetherToComeBack(CloseCode code) {
        boolean isFinal = code.code() >= 4500 && code.code() <= 4999;

        assertThat(code.reconnect()).isEqualTo(!isFinal);
        assertThat(code.reason()).hasSizeLessThan(124); // RFC 6455 §5.5
    }
}
