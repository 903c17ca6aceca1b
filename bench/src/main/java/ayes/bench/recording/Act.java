package ayes.bench.recording;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Something that somebody did, and that can be done again. */
public sealed interface Act {

    /** @param atMicros when it was accepted, epoch µs, here and below */
    record Start(long atMicros, String title) implements Act {}

    /** @param asks the poll as the contract takes it */
    record Ask(long atMicros, UUID poll, JsonNode asks) implements Act {}

    /** @param command such as {@code open} */
    record Command(long atMicros, UUID poll, String command) implements Act {}

    record Join(long atMicros, UUID participant) implements Act {}

    /** @param choices none: taken back */
    record Vote(long atMicros, UUID poll, UUID participant, List<Integer> choices) implements Act {

        public Vote {
            choices = List.copyOf(choices);
        }
    }

    long atMicros();
}
