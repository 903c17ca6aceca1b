package ayes.event;

import java.util.List;

/**
 * What one participant says to one poll.
 *
 * @param choices 0-based option indexes; empty means no vote (never voted, or taken back)
 */
public record Ballot(List<Integer> choices) {

    public static final Ballot EMPTY = new Ballot(List.of());

    public Ballot {
        choices = List.copyOf(choices);
    }

    public static Ballot of(int choice) {
        return new Ballot(List.of(choice));
    }

    public boolean isEmpty() {
        return choices.isEmpty();
    }
}
