package ayes.bench.swarm;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** What viewers saw since they were last told to measure: sums and spreads, which add up over processes. */
public record Seen(Map<Count, Long> counts, Map<Spread, Histogram> spreads) {

    /** What is summed. */
    public enum Count {
        /** Connected now. */
        VIEWERS,
        /** Attempts to connect that failed or were answered with anything but yes. */
        REFUSED,
        /** Tallies that were produced since the measurement began. */
        FRAMES,
        /** In the payloads of those. */
        BYTES,
        /** Tallies that never came because a newer one did. */
        SKIPPED,
        /** Connections that ended unasked. */
        DISCONNECTED,
        /** Tallies that came after a viewer read on, and that it would have seen when it stopped reading. */
        HELD,
        /** In the payloads of those. */
        HELD_BYTES,
        /** Viewers whose server was ended. */
        STRUCK,
        /** Pairs of a vote and a viewer that has not shown it. */
        UNSEEN
    }

    /** What is spread. */
    public enum Spread {
        /** Microseconds from a tally's record to its frame, parsed. */
        LATENCY,
        /** Microseconds from the end of a viewer's server to newer data from another one. */
        BACK,
        /** Microseconds without data meanwhile. */
        WITHOUT,
        /** Tallies that were newer than the first one which was not held, when a viewer read on. */
        BEHIND,
        /** Microseconds from that first one's record until it was parsed. */
        AGE,
        /** Microseconds from a vote's time to each viewer that shows it. */
        SHOWN,
        /** Microseconds from a vote's answer to each viewer that shows it; none if it was shown before. */
        AFTER_ANSWER,
        /** Microseconds from a vote's time to the last viewer of this process that shows it. */
        SHOWN_TO_ALL
    }

    public Seen {
        counts = Map.copyOf(counts);
        spreads = Map.copyOf(spreads);
    }

    /** 0 if nobody saw any. */
    public long count(Count what) {
        return counts.getOrDefault(what, 0L);
    }

    /** Empty if nobody saw any. */
    public Histogram spread(Spread of) {
        return spreads.getOrDefault(of, Ledger.histogram());
    }

    public Seen plus(Seen other) {
        Map<Count, Long> sums = new EnumMap<>(Count.class);
        for (Count each : Count.values()) {
            sums.put(each, count(each) + other.count(each));
        }
        Map<Spread, Histogram> both = new EnumMap<>(Spread.class);
        for (Spread each : Spread.values()) {
            Histogram sum = spread(each).copy();
            sum.add(other.spread(each));
            both.put(each, sum);
        }
        return new Seen(sums, both);
    }

    /** One line, for another process. */
    String line() {
        return Stream.concat(
                        counts.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()),
                        spreads.entrySet().stream().map(each -> each.getKey() + "=" + text(each.getValue())))
                .collect(Collectors.joining(" "));
    }

    static Seen of(String line) {
        Map<String, String> words = Arrays.stream(line.split(" "))
                .collect(Collectors.toMap(
                        word -> word.substring(0, word.indexOf('=')), word -> word.substring(word.indexOf('=') + 1)));
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count each : Count.values()) {
            counts.put(each, Long.parseLong(words.getOrDefault(each.name(), "0")));
        }
        Map<Spread, Histogram> spreads = new EnumMap<>(Spread.class);
        for (Spread each : Spread.values()) {
            spreads.put(each, histogram(words.getOrDefault(each.name(), text(Ledger.histogram()))));
        }
        return new Seen(counts, spreads);
    }

    private static String text(Histogram histogram) {
        var bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes.array(), length));
    }

    private static Histogram histogram(String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("no histogram: " + text, e);
        }
    }
}
