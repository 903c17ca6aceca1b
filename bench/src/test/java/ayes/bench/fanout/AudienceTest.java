package ayes.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudienceTest {

    @Test
    void isSaidInShort() {
        assertThat(Audience.parse("1000x20,10000x5")).containsExactly(new Audience(1_000, 20), new Audience(10_000, 5));
        assertThat(new Audience(1_000, 20)).hasToString("1000x20");
    }

    @Test
    void isNothingElse() {
        assertThat(Audience.WORDS.matcher("1000x20,10000x5").matches()).isTrue();
        assertThat(Audience.WORDS.matcher("1000").matches()).isFalse();
        assertThat(Audience.WORDS.matcher("0x5").matches()).isFalse();
        assertThat(Audience.WORDS.matcher("1000x20,").matches()).isFalse();
    }
}
