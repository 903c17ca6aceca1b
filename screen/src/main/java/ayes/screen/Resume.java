package ayes.screen;

import ayes.event.PollId;
import ayes.event.Position;
import ayes.event.Tally;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer who comes back says it has: {@code <poll>:<epoch>.<seq>,…}. The seq to send is the frame's
 * {@code through}: while a hole is open, {@code seq} names events that are not all counted yet.
 */
public sealed interface Resume {

    /** Nothing on a first visit. */
    Have NOTHING = new Have(Map.of());

    /**
     * What it holds.
     *
     * @param positions of each poll
     */
    record Have(Map<PollId, Position> positions) implements Resume {

        public Have {
            positions = Map.copyOf(positions);
        }

        /** Whether the viewer holds this, or something newer from a gateway that is ahead of us. */
        boolean covers(Tally tally) {
            Position position = positions.get(tally.poll());
            return position != null && position.compareTo(new Position(tally.epoch(), tally.highest())) >= 0;
        }
    }

    /**
     * Something else than a list of positions.
     *
     * @param why a sentence that says what the parameter should look like
     */
    record Unreadable(String why) implements Resume {}

    /**
     * Reads the query parameter.
     *
     * @param have null or empty means nothing
     */
    static Resume parse(@Nullable String have) {
        if (have == null || have.isEmpty()) {
            return NOTHING;
        }
        var positions = new HashMap<PollId, Position>();
        for (String item : have.split(",", -1)) {
            try {
                positions.put(poll(item), position(item));
            } catch (IllegalArgumentException | IndexOutOfBoundsException notOne) {
                return new Unreadable("have must be <poll id>:<epoch>.<seq>, comma-separated; this is not: "
                        + item.substring(0, Math.min(item.length(), 80)));
            }
        }
        return new Have(positions);
    }

    private static PollId poll(String item) {
        return new PollId(UUID.fromString(item.substring(0, item.indexOf(':'))));
    }

    private static Position position(String item) {
        int colon = item.indexOf(':');
        int dot = item.indexOf('.', colon);
        return new Position(number(item.substring(colon + 1, dot)), number(item.substring(dot + 1)));
    }

    private static long number(String digits) {
        long number = Long.parseLong(digits);
        if (number < 0) {
            throw new NumberFormatException(digits + " is negative");
        }
        return number;
    }
}
