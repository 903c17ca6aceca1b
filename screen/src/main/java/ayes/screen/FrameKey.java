package ayes.screen;

import ayes.event.PollId;
import org.jspecify.annotations.Nullable;

/** Names a frame without its content. What a frame says is looked up when it is written, so it is never out of date. */
public sealed interface FrameKey {

    /** Everything. First on every connection. */
    record Snapshot() implements FrameKey {}

    /** The session: title, order, status, and how many joined and are connected. */
    record Session() implements FrameKey {}

    /** How many joined and are connected. */
    record Presence() implements FrameKey {}

    /** One poll whole, with its counts for those who may see them. */
    record Poll(PollId poll) implements FrameKey {}

    /** The counts of one poll. */
    record Counts(PollId poll) implements FrameKey {}

    /** What the sweeper saw of one poll. */
    record Audited(PollId poll) implements FrameKey {}

    /** The frame that says this and more; null if only a snapshot does. */
    default @Nullable FrameKey wider() {
        return switch (this) {
            case Counts(PollId poll) -> new Poll(poll);
            case Presence _ -> new Session();
            case Snapshot _, Session _, Poll _, Audited _ -> null;
        };
    }
}
