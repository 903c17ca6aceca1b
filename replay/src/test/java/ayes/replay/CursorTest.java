package ayes.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void isReadAsItWasWritten() {
        var cursor = new Cursor(23, 9_876_543_210L);

        assertThat(Cursor.parse(cursor.toString())).contains(cursor);
    }

    /** Clients keep cursors: this text must be understood by every later version. */
    @Test
    void readsWhatVersionOneWrote() {
        assertThat(Cursor.parse("AQAHAAAAAAAAACo")).contains(new Cursor(7, 42));
    }

    @Test
    void needsNoEscapingInAnAddress() {
        assertThat(new Cursor(Short.MAX_VALUE, Long.MAX_VALUE).toString()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "not a cursor", "AgAHAAAAAAAAACo", "AQAHAAAAAAAAACoA", "AQAH__________8", "ÄÄ"})
    void refusesWhatIsNone(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }
}
