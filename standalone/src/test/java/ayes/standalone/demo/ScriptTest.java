package ayes.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptTest {

    @Test
    void asksOneQuestionAfterTheOtherAndStaysWithTheLast() {
        assertThat(Script.questionAt(Duration.ZERO)).isZero();
        assertThat(Script.questionAt(Script.ONE_QUESTION.minusMillis(1))).isZero();
        assertThat(Script.questionAt(Script.ONE_QUESTION)).isEqualTo(1);
        assertThat(Script.questionAt(Script.ALL)).isEqualTo(2);
    }

    @Test
    void asksWhatAyesAccepts() {
        assertThat(Script.QUESTIONS).hasSize(3).allSatisfy(question -> {
            assertThat(question.text()).hasSizeLessThanOrEqualTo(300);
            assertThat(question.answers()).hasSizeBetween(2, 12);
            assertThat(question.answers().stream().map(Script.Answer::text)).doesNotHaveDuplicates();
        });
    }
}
