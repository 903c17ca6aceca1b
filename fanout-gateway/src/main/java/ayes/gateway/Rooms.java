package ayes.gateway;

import ayes.event.PollId;
import ayes.event.Presence;
import ayes.event.SessionId;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.screen.Scoreboard;
import ayes.screen.ViewerClass;
import ayes.topic.TallyVersion;
import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Every session there is, and an open room for each that has an audience here. News come from one thread; viewers come and
 * go from many. A record is shelved before the room is looked for, and a room is made from the shelf while its place is
 * locked: so a room never misses a record.
 */
public final class Rooms {

    private final Shelf shelf;
    private final HeadCount headCount;
    private final Consumer<UnreadableRecord> trouble;
    private final ConcurrentMap<SessionId, Room> open = new ConcurrentHashMap<>();

    /**
     * @param gateway this gateway's id, as its presence records carry it
     * @param trouble is told of records that cannot be read
     */
    public Rooms(String gateway, Consumer<UnreadableRecord> trouble) {
        this.shelf = new Shelf(trouble);
        this.headCount = new HeadCount(gateway);
        this.trouble = trouble;
    }

    // What comes from the log.

    public void session(SessionId session, TallyVersion version, byte[] value) {
        if (shelf.putSession(session, version, value)) {
            change(session, Topics.SESSIONS, value, Scoreboard::with);
        }
    }

    public void tally(SessionId session, PollId poll, TallyVersion version, byte[] value) {
        if (shelf.putTally(session, poll, version, value)) {
            change(session, Topics.TALLIES, value, Scoreboard::with);
        }
    }

    public void audit(SessionId session, PollId poll, byte[] value) {
        shelf.putAudit(session, poll, value);
        change(session, Topics.AUDITS, value, Scoreboard::with);
    }

    /**
     * What a gateway, ours included, says of its viewers.
     *
     * @param nowMicros this gateway's clock
     */
    public void presence(Presence presence, long nowMicros) {
        for (SessionId session : headCount.heard(presence, nowMicros)) {
            change(session, board -> board.withConnected(headCount.of(session)));
        }
    }

    public void forgetPoll(SessionId session, PollId poll) {
        shelf.removePoll(session, poll);
        change(session, board -> board.without(poll));
    }

    /** Its viewers keep what they see until they leave. */
    public void forgetSession(SessionId session) {
        shelf.removeSession(session);
    }

    // What viewers and callers ask for.

    public Optional<SessionView> find(SessionId session) {
        return shelf.session(session);
    }

    public Optional<Tally> find(PollId poll) {
        return shelf.tally(poll);
    }

    /** Brings a viewer in. Whoever is in looks at the room's screen, and is told of every later one. */
    public Room enter(SessionId session, ViewerClass viewer) {
        return open.compute(session, (_, present) -> {
            Room room = present == null ? new Room(board(session)) : present;
            room.enter(viewer);
            return room;
        });
    }

    public void leave(SessionId session, ViewerClass viewer) {
        open.computeIfPresent(session, (_, room) -> {
            room.leave(viewer);
            return room.size() == 0 ? null : room;
        });
    }

    /** How many viewers each open room has. */
    public Map<SessionId, Integer> audience() {
        return heads(Room::size);
    }

    /** How many participants each open room has. Walls and hosts are none: an empty hall shows none connected. */
    public Map<SessionId, Integer> participants() {
        return heads(Room::participants);
    }

    private Map<SessionId, Integer> heads(Function<Room, Integer> count) {
        return open.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> count.apply(each.getValue())));
    }

    /** Sessions known, with or without audience. */
    public int known() {
        return shelf.size();
    }

    private Scoreboard board(SessionId session) {
        return shelf.open(session).withConnected(headCount.of(session));
    }

    private <T> void change(
            SessionId session, Topic<T> topic, byte[] value, BiFunction<Scoreboard, T, Scoreboard> with) {
        change(session, board -> {
            try {
                return with.apply(board, topic.codec().decode(value));
            } catch (UnreadableRecord unreadable) {
                trouble.accept(unreadable);
                return board;
            }
        });
    }

    private void change(SessionId session, UnaryOperator<Scoreboard> change) {
        // Not get(): that would not wait for a room that is being made from the shelf right now.
        Room room = open.computeIfPresent(session, (_, present) -> present);
        if (room != null) {
            room.change(change);
        }
    }
}
