package ayes.bench.swarm;

import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import io.netty.channel.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One viewer, over all its connections. On the swarm's one thread. */
final class Viewer {

    /** Whether it reads, and whether what it reads is of today. */
    private enum Reading {
        USUALLY,
        NOT_AT_ALL,
        WHAT_WAS_HELD
    }

    private static final JsonMapper JSON = new JsonMapper();

    private final int number;
    private final Invitation invitation;
    private final Ledger ledger;
    private final Known known = new Known();
    private final Tries tries = new Tries();
    private final Shown shown = new Shown();

    private @Nullable Channel channel;
    private boolean connected;
    private long heardAt;
    private long dataAt;
    private Reading reading = Reading.USUALLY;
    private long resumedAtSeq;
    private long gap;
    private long struckAt;
    private boolean elsewhere;

    /** @param number from 0, over all processes */
    Viewer(int number, Invitation invitation, Ledger ledger) {
        this.number = number;
        this.invitation = invitation;
        this.ledger = ledger;
    }

    int number() {
        return number;
    }

    Invitation invitation() {
        return invitation;
    }

    Known known() {
        return known;
    }

    Tries tries() {
        return tries;
    }

    boolean isConnected() {
        return connected;
    }

    /** When it showed what; empty unless it was told to note it down. */
    Shown shown() {
        return shown;
    }

    /**
     * Whether it has not shown the last vote of its room. Where nobody votes there is none to show.
     *
     * @param lastSeqs of the votes, by path of the room
     */
    boolean isBehind(Map<String, Long> lastSeqs) {
        Long last = lastSeqs.get(invitation.path());
        return last != null && shown.through() < last;
    }

    /** Its newest connection; null before the first. */
    @Nullable
    Channel channel() {
        return channel;
    }

    /** @param nowMicros here and below: of the wall clock */
    void connectedBy(Channel channel, long nowMicros) {
        this.channel = channel;
        connected = true;
        elsewhere = struckAt > 0;
        heardAt = nowMicros;
        tries.connected(nowMicros);
        channel.config().setAutoRead(reads());
    }

    void disconnected() {
        connected = false;
    }

    /** How long nothing was heard; a viewer that does not read does not listen either. */
    long silence(long nowMicros) {
        return reads() ? nowMicros - heardAt : 0;
    }

    /** @param text whose first bytes are the frame */
    void hear(byte[] text, int length, long nowMicros) {
        heardAt = nowMicros;
        tries.heard();
        if (TallyText.isTally(text, length)) {
            shown.note(TallyText.number(text, length, TallyText.THROUGH), nowMicros);
            tally(
                    TallyText.number(text, length, TallyText.SEQ),
                    TallyText.number(text, length, TallyText.AT),
                    length,
                    nowMicros);
        } else {
            JsonNode frame = JSON.readTree(text, 0, length);
            switch (frame.path("t").asString("")) {
                case "tally" ->
                    tally(frame.path("seq").asLong(), frame.path("at").asLong(), length, nowMicros);
                case "poll" -> poll(frame, length, nowMicros);
                case "snapshot" -> frame.path("polls").forEach(poll -> poll(poll, length, nowMicros));
                case "goaway" -> tries.goAway(frame.path("retryMs").asLong(0));
                default -> {
                    // The session, who is there, a sign of life: heard, and nothing to measure.
                }
            }
        }
    }

    private void tally(long seq, long at, int length, long nowMicros) {
        if (reading == Reading.USUALLY && ledger.covers(at)) {
            ledger.add(Count.FRAMES, 1);
            ledger.add(Count.BYTES, length);
            ledger.note(Spread.LATENCY, nowMicros - at);
            if (known.seq() > 0 && seq > known.seq() + 1) {
                ledger.add(Count.SKIPPED, seq - known.seq() - 1);
            }
        }
        data(seq, at, length, nowMicros);
        known.counts(seq);
    }

    private void poll(JsonNode frame, int length, long nowMicros) {
        shown.note(frame.path("through").asLong(0), nowMicros);
        data(frame.path("seq").asLong(0), frame.path("at").asLong(0), length, nowMicros);
        known.poll(frame);
    }

    private void data(long seq, long at, int length, long nowMicros) {
        if (reading != Reading.USUALLY) {
            readOn(seq, at, length, nowMicros);
        }
        if (elsewhere && at >= struckAt) {
            ledger.note(Spread.BACK, nowMicros - struckAt);
            ledger.note(Spread.WITHOUT, nowMicros - dataAt);
            struckAt = 0;
            elsewhere = false;
        }
        if (!elsewhere) {
            dataAt = nowMicros;
        }
    }

    /** What the kernel holds goes on where reading stopped; the first tally beyond a gap is the first that was sent afterwards. */
    private void readOn(long seq, long at, int length, long nowMicros) {
        if (reading == Reading.WHAT_WAS_HELD && seq > known.seq() + gap) {
            ledger.note(Spread.BEHIND, resumedAtSeq - seq);
            ledger.note(Spread.AGE, nowMicros - at);
            reading = Reading.USUALLY;
        } else {
            ledger.add(Count.HELD, 1);
            ledger.add(Count.HELD_BYTES, length);
            if (reading == Reading.WHAT_WAS_HELD && seq >= resumedAtSeq) {
                reading = Reading.USUALLY; // so short a pause that the kernel held all of it
            }
        }
    }

    boolean reads() {
        return reading != Reading.NOT_AT_ALL;
    }

    /** Stops reading, as a phone does whose page is frozen. */
    void stall() {
        reading = Reading.NOT_AT_ALL;
        if (channel != null) {
            channel.config().setAutoRead(false);
        }
    }

    /**
     * Reads on.
     *
     * @param newest seq that was produced by now
     * @param gap how many tallies must be missing to be a gap
     */
    void resume(long newest, long gap, long nowMicros) {
        if (reading == Reading.NOT_AT_ALL) {
            reading = Reading.WHAT_WAS_HELD;
            resumedAtSeq = newest;
            this.gap = gap;
            heardAt = nowMicros;
            if (channel != null) {
                channel.config().setAutoRead(true);
            }
        }
    }

    /** Its server is ended about now. */
    void strike(long nowMicros) {
        ledger.add(Count.STRUCK, 1);
        struckAt = nowMicros;
        elsewhere = false;
    }
}
