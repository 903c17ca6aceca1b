package ayes.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of one stream.
 *
 * @param epoch the highest that was counted; 0 if the log holds nothing of the stream
 * @param newestEpoch the highest of which an event is there, counted or not
 * @param through the last event that was counted, without a hole below it, or below it only what {@code base} covers
 * @param waiting whether there are events above a hole that nothing covers
 * @param base where counting began, if not with the first event; null otherwise
 * @param missing holes that a later statement covers although it was not made for that
 * @param wrong events that contradict those before them
 * @param atStored as of where the database stood; null if the log does not say
 * @param atLive as of where the tally stands; null if the log does not say, or was not asked
 */
record Logged(
        long epoch,
        long newestEpoch,
        long through,
        boolean waiting,
        @Nullable Base base,
        List<String> missing,
        List<String> wrong,
        @Nullable Standing atStored,
        @Nullable Standing atLive) {

    static final Logged NOTHING = new Logged(0, 0, 0, false, null, List.of(), List.of(), null, null);

    Logged {
        missing = List.copyOf(missing);
        wrong = List.copyOf(wrong);
    }

    /**
     * A statement with which counting began.
     *
     * @param from the first event that is not there
     * @param to the last one below the first that is
     */
    record Base(String event, long seq, long from, long to) {}
}
