package ayes.gateway.fanout;

import ayes.event.SessionId;
import ayes.gateway.Rooms;
import ayes.gateway.Ticket;
import ayes.gateway.Traffic;
import ayes.screen.Audience;
import ayes.screen.Frame;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * All viewers on one event loop. A changed room is marked, however often it changes before its turn; one task tells its
 * viewers, a part at a time, so that a full hall does not hold up a small room or the loop's other work.
 */
final class Shard {

    /** What all shards share. */
    record Shared(Rooms rooms, Traffic traffic, Patience patience, InstantSource clock) {}

    /** Participants of one room, before another room has its turn: a millisecond or so. */
    private static final int PART = 256;

    /** Rooms in a row, before the loop reads its sockets again. */
    private static final int TURNS = 64;

    private static final int AUDIENCES = 64;

    /** Everybody is looked after once in so many ticks. */
    private static final int TICKS_A_ROUND = 20;

    private static final Duration TICK = Duration.ofSeconds(1).dividedBy(TICKS_A_ROUND);

    private final EventLoop loop;
    private final Shared shared;
    private final Prints prints;
    private final Map<SessionId, Row> rows = new HashMap<>();
    private final Map<Audience, Audience> audiences = new HashMap<>();
    private final List<Seat> round = new ArrayList<>();
    private final Queue<Row> marked = new ConcurrentLinkedQueue<>();
    private final Queue<Row> waiting = new ArrayDeque<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private int nextInRound;

    Shard(EventLoop loop, ByteBufAllocator memory, Shared shared) {
        this.loop = loop;
        this.shared = shared;
        this.prints = new Prints(memory);
        var _ = loop.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On the loop: brings a viewer in, and tells it everything. */
    Seat admit(Ticket ticket, Line line, ChannelHandlerContext channel) {
        SessionId session = ticket.session();
        var room = shared.rooms().enter(session, ticket.audience().viewer());
        Row row = rows.computeIfAbsent(session, _ -> new Row(session, room, this::mark));
        Audience audience = known(ticket.audience());
        var seat = new Seat(channel, line, ticket, audience, row, now());
        row.add(seat);
        seat.inRound = round.size();
        round.add(seat);
        serve(seat);
        return seat;
    }

    /** One object for all of an audience. Who asks under ever new host names does not fill the memory with them. */
    private Audience known(Audience audience) {
        if (audiences.size() >= AUDIENCES) {
            audiences.clear();
        }
        return audiences.computeIfAbsent(audience, same -> same);
    }

    /** On the loop: its connection is gone. */
    void dismiss(Seat seat) {
        SessionId session = seat.row.session();
        seat.row.remove(seat, prints, now());
        Seat last = round.removeLast();
        if (last.inRound != seat.inRound) {
            last.inRound = seat.inRound;
            round.set(seat.inRound, last);
        }
        if (seat.row.isEmpty()) {
            seat.row.end();
            rows.remove(session);
        }
        shared.rooms().leave(session, seat.audience().viewer());
    }

    /** On the loop: its connection takes something again. */
    void serve(Seat seat) {
        shared.traffic().sent(seat.row.serve(seat, prints, now()));
    }

    /** From any thread: sends one viewer of so many elsewhere. */
    void sendAway(int oneOf, Frame farewell) {
        execute(() -> {
            long now = now();
            int leaving = Math.ceilDiv(round.size(), oneOf);
            List.copyOf(round.subList(round.size() - leaving, round.size()))
                    .forEach(seat -> seat.goAway(farewell, now));
        });
    }

    private void mark(Row row) {
        marked.add(row);
        wake();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            execute(this::sweep);
        }
    }

    private void execute(Runnable work) {
        try {
            loop.execute(work);
        } catch (RejectedExecutionException stopped) {
            // The server has stopped, and with it every connection of this loop: there is nobody left to tell.
            marked.clear();
        }
    }

    private void sweep() {
        awake.set(false);
        takeTurns();
        long now = now();
        int sent = 0;
        for (int turn = Math.min(TURNS, waiting.size()); turn > 0; turn--) {
            Row row = waiting.remove();
            sent += row.sweep(PART, prints, now);
            row.isWaiting = row.isBehind();
            if (row.isWaiting) {
                waiting.add(row);
            }
        }
        shared.traffic().sent(sent);
        shared.traffic().conflated(prints.takeSpared());
        if (waiting.isEmpty()) {
            prints.clear();
        } else {
            wake();
        }
    }

    private void takeTurns() {
        Row row;
        while ((row = marked.poll()) != null) {
            row.unmark();
            if (!row.isWaiting) {
                row.isWaiting = true;
                waiting.add(row);
            }
        }
    }

    private void tick() {
        long now = now();
        for (int i = Math.ceilDiv(round.size(), TICKS_A_ROUND); i > 0 && !round.isEmpty(); i--) {
            if (nextInRound >= round.size()) {
                nextInRound = 0;
            }
            round.get(nextInRound++).tend(shared.patience(), now);
        }
    }

    private long now() {
        return shared.clock().millis();
    }
}
