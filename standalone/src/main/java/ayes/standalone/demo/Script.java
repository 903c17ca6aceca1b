package ayes.standalone.demo;

import java.time.Duration;
import java.util.List;

/** What the demo's host asks, and when. */
final class Script {

    /** Short enough that a newcomer sees the second question, long enough to watch the first one settle. */
    static final Duration ONE_QUESTION = Duration.ofSeconds(75);

    static final Duration ALL = Duration.ofMinutes(10);

    static final String TITLE = "The ayes have it: a demo";

    static final List<Question> QUESTIONS = List.of(
            new Question(
                    "Which one belongs on a coffee break table?",
                    List.of(
                            new Answer("Warm cinnamon rolls", 1.3),
                            new Answer("Fresh fruit", 0.8),
                            new Answer("Dark chocolate", 1.1),
                            new Answer("Just more coffee", 1.0))),
            new Question(
                    "What should the next talk be about?",
                    List.of(
                            new Answer("Postmortems we learned from", 1.2),
                            new Answer("Small tools, big effect", 1.1),
                            new Answer("Designing for failure", 1.0),
                            new Answer("Live coding, no slides", 0.9),
                            new Answer("The history of a bug", 0.7))),
            new Question(
                    "Tabs or spaces?",
                    List.of(
                            new Answer("Tabs", 1.0),
                            new Answer("Spaces", 1.1),
                            new Answer("Whatever the formatter says", 0.9))));

    private Script() {}

    /** One poll of kind {@code single}. */
    record Question(String text, List<Answer> answers) {
        Question {
            answers = List.copyOf(answers);
        }
    }

    /** @param liking how much the crowd likes it to begin with, beside the others */
    record Answer(String text, double liking) {}

    /** Which question is asked at that time; the last one stays. */
    static int questionAt(Duration sinceBegin) {
        return (int) Math.min(sinceBegin.dividedBy(ONE_QUESTION), QUESTIONS.size() - 1);
    }
}
