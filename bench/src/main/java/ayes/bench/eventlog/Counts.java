package ayes.bench.eventlog;

import ayes.bench.measure.EpochMicros;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One poll, counted from its events. Not thread-safe. */
final class Counts {

    private static final int OPTIONS = 4;

    private final UUID poll;
    private final Map<UUID, Integer> choices = new HashMap<>();
    private final long[] counts = new long[OPTIONS];

    Counts(UUID poll) {
        this.poll = poll;
    }

    void add(EventLog.Event event) {
        Integer before = choices.put(event.participant(), event.choice());
        if (before != null) {
            counts[before]--;
        }
        counts[event.choice()]++;
    }

    UUID id() {
        return poll;
    }

    int voters() {
        return choices.size();
    }

    /** In the words of the contract, as far as a screen needs them. */
    String frame(long through) {
        return "{\"t\":\"tally\",\"poll\":\"" + poll + "\",\"epoch\":1,\"seq\":" + through + ",\"through\":" + through
                + ",\"counts\":[" + counts[0] + "," + counts[1] + "," + counts[2] + "," + counts[3] + "],\"voters\":"
                + voters() + ",\"at\":" + EpochMicros.now() + "}";
    }
}
