package ayes.replay.kafka;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.replay.Bound;
import ayes.replay.Demand;
import ayes.replay.History;
import ayes.replay.Line;
import ayes.replay.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One export, from the question whose session it is to the last line. Blocks: runs in a thread of its own. */
final class Export {

    /** Lines per hand-over: some 16 kB, so that a slow client holds up little memory. */
    private static final int BATCH = 64;

    /** @param readable whether the session of this tenant may be exported by who asks */
    record Wanted(SessionId session, Part part, Predicate<TenantId> readable) {}

    private final Wanted wanted;
    private final Demand demand;
    private final Duration patience;
    private final Consumer<List<Line>> taker;
    private final List<Line> batch = new ArrayList<>(BATCH);

    /** @param patience how long the client may take nothing */
    Export(Wanted wanted, Demand demand, Duration patience, Consumer<List<Line>> taker) {
        this.wanted = wanted;
        this.demand = demand;
        this.patience = patience;
        this.taker = taker;
    }

    /**
     * Returns after the last line was handed over, or when nobody wants more.
     *
     * @throws Refused if there is no such session, or it is not theirs
     * @throws StalledExport if the client took nothing for too long
     */
    void run(SessionReader reader, Beginnings beginnings) throws InterruptedException {
        reader.open();
        var beginning = beginnings.of(wanted.session(), reader, demand);
        if (demand.isCancelled()) {
            return;
        }
        Beginning theirs = beginning
                .filter(found -> wanted.readable().test(found.tenant()))
                .orElseThrow(() -> new Refused(Problem.notFound()));
        if (!theirs.isWhole() && reader.hasLostTheBeginning()) {
            throw new Refused(Problem.gone("The log no longer holds the beginning of this session: it has expired."));
        }
        reader.goTo(start(theirs, reader));
        if (wanted.part().range().lastOffset() < Long.MAX_VALUE) {
            reader.endBefore(wanted.part().range().lastOffset() + 1);
        }
        handOver(reader);
    }

    /** A cursor begins at the beginning too: what came before it tells the repeats behind it. */
    private long start(Beginning beginning, SessionReader reader) {
        return !wanted.part().everything() && wanted.part().range().from() instanceof Bound.AtInstant(var instant)
                ? Math.max(beginning.offset(), reader.offsetAt(instant))
                : beginning.offset();
    }

    private void handOver(SessionReader reader) throws InterruptedException {
        var history = new History(SessionReader.partition(wanted.session()), wanted.part());
        while (reader.hasMore() && !demand.isCancelled()) {
            for (SessionRecord next : reader.poll()) {
                history.line(next.offset(), next.recorded()).ifPresent(batch::add);
                if (batch.size() == BATCH && !isTaken()) {
                    return;
                }
            }
        }
        if (!batch.isEmpty()) {
            isTaken();
        }
    }

    private boolean isTaken() throws InterruptedException {
        return switch (demand.take(patience)) {
            case GO_ON -> {
                taker.accept(List.copyOf(batch));
                batch.clear();
                yield true;
            }
            case CANCELLED -> false;
            case STALLED -> throw new StalledExport(patience);
        };
    }
}
