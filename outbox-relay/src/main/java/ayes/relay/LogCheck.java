package ayes.relay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the log and this database belong together, before anything is relayed from the one to the other. A database restored
 * from a backup hands out the same numbers again: readers would take its new events for repeats of those that it forgot.
 */
public sealed interface LogCheck {

    /** What the database knows of an event that the log holds. */
    enum Standing {
        /** The same event, byte for byte; or it is older than what the outbox keeps. */
        THERE,
        /** No such event. */
        FORGOTTEN,
        /** Another event has its number. */
        REISSUED
    }

    /** @param standing in this database */
    record Compared(LoggedEvent event, Standing standing) {}

    /**
     * The log, as one look found it.
     *
     * @param cluster Kafka's own id
     * @param newest of every partition some; empty if the log is
     */
    record Found(String cluster, List<Compared> newest) {}

    record Same() implements LogCheck {}

    /** It is empty, but something was relayed before: everything that the outbox keeps goes into it again. */
    record Emptied(String reason) implements LogCheck {}

    /** An operator has to say what is true. */
    record Stranger(String sentence) implements LogCheck {}

    /** @param recorded of the slot; null if nothing was relayed yet, or nobody knows */
    static LogCheck decide(Found found, long epoch, @Nullable SlotRecord recorded) {
        for (Compared compared : found.newest()) {
            if (isForeign(compared, epoch)) {
                return new Stranger(sentence(compared, epoch));
            }
        }
        if (found.newest().isEmpty() && recorded != null && recorded.relayedUntil() != null) {
            return new Emptied("the log of the cluster " + found.cluster() + " is empty");
        }
        return new Same();
    }

    /** What an older epoch had and this one has not is what the operator gave up. */
    private static boolean isForeign(Compared compared, long epoch) {
        long logged = compared.event().epoch();
        return logged > epoch || (logged == epoch && compared.standing() != Standing.THERE);
    }

    private static String sentence(Compared compared, long epoch) {
        LoggedEvent event = compared.event();
        String what = switch (compared.standing()) {
            case FORGOTTEN -> "the log holds event %d of %s, accepted at %s, and this database does not";
            case REISSUED -> "event %d of %s, accepted at %s in the log, is another one in this database";
            case THERE ->
                "the log holds event %d of %s, accepted at %s, of an epoch that this database has not reached";
        };
        return (what
                        + " (epoch %d): the database was restored from a backup, or this is not its log. If this database is the"
                        + " truth from now on, say so with ./ayes epoch. Nothing is relayed until then.")
                .formatted(event.seq(), event.stream(), event.acceptedAt(), epoch);
    }
}
