package ayes.bench.naive;

import ayes.event.Tally;
import java.util.stream.Collectors;

/** The contract's frame of counts, for servers that know nothing of it: byte by byte what a gateway of ours sends. */
public final class TallyFrame {

    private TallyFrame() {}

    public static String of(Tally tally) {
        return "{\"t\":\"tally\",\"poll\":\"" + tally.poll() + "\",\"epoch\":" + tally.epoch() + ",\"seq\":"
                + tally.highest() + ",\"through\":" + tally.through() + ",\"counts\":["
                + tally.counts().stream().map(String::valueOf).collect(Collectors.joining(","))
                + "],\"voters\":" + tally.voters() + ",\"at\":" + tally.at() + "}";
    }
}
