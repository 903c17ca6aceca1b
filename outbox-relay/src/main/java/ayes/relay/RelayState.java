package ayes.relay;

import java.util.Locale;

/**
 * Where the relay stands. The methods of each state are the only ways out of it, but for {@link Waiting} and
 * {@link Stopped}, which are reached from everywhere: the world breaks and processes stop at any moment.
 */
public sealed interface RelayState {

    /** Not started, or asked to stop. */
    record Stopped() implements RelayState {
        public Standby start() {
            return new Standby();
        }
    }

    /** PostgreSQL or Kafka cannot be used right now; it will be tried again. */
    record Waiting(String reason) implements RelayState {
        public Standby again() {
            return new Standby();
        }
    }

    /** Another process leads, or nobody yet; this one asks for the lock again and again. */
    record Standby() implements RelayState {
        public Preparing elected() {
            return new Preparing();
        }
    }

    /** Leads, and looks at the slot before it reads from it. */
    record Preparing() implements RelayState {
        public Healing heal(String reason) {
            return new Healing(reason);
        }

        public Streaming stream() {
            return new Streaming();
        }

        public Halted halt(String sentence) {
            return new Halted(sentence);
        }

        public Recovering broke(String reason) {
            return new Recovering(reason);
        }
    }

    /** Makes a new slot and republishes from the outbox what the old one may have held. */
    record Healing(String reason) implements RelayState {
        public Preparing healed() {
            return new Preparing();
        }
    }

    /** The feed has delivered our own mark: what is committed now arrives. */
    record Streaming() implements RelayState {
        public Recovering broke(String reason) {
            return new Recovering(reason);
        }
    }

    /** Engine and producer are thrown away; new ones are built in a moment. */
    record Recovering(String reason) implements RelayState {
        public Preparing rebuild() {
            return new Preparing();
        }
    }

    /** The database is not the one whose slot was recorded. Only an operator can say which is right. */
    record Halted(String sentence) implements RelayState {
        public Preparing lookAgain() {
            return new Preparing();
        }
    }

    /** A standby that waits for its turn is as ready as a leader that streams. */
    default boolean ready() {
        return switch (this) {
            case Streaming s -> true;
            case Standby s -> true;
            case Stopped s -> false;
            case Waiting w -> false;
            case Preparing p -> false;
            case Healing h -> false;
            case Recovering r -> false;
            case Halted h -> false;
        };
    }

    /** A sentence for the operator; empty if there is nothing to say. */
    default String why() {
        return switch (this) {
            case Waiting(String reason) -> reason;
            case Healing(String reason) -> reason;
            case Recovering(String reason) -> reason;
            case Halted(String sentence) -> sentence;
            case Streaming s -> "";
            case Standby s -> "";
            case Stopped s -> "";
            case Preparing p -> "";
        };
    }

    /** As health and metrics show it. */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
