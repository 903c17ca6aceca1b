package ayes.gateway.kafka;

import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.gateway.Rooms;
import ayes.topic.TallyVersion;
import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.nio.BufferUnderflowException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Hands each record to the rooms, opening as little of it as can be. */
public final class FeedRecords {

    static final List<Topic<?>> TOPICS = List.of(Topics.TALLIES, Topics.SESSIONS, Topics.AUDITS, Topics.PRESENCE);

    private final Rooms rooms;
    private final InstantSource clock;
    private final Consumer<UnreadableRecord> trouble;

    /** @param trouble is told of records that make no sense; they are then left out */
    public FeedRecords(Rooms rooms, InstantSource clock, Consumer<UnreadableRecord> trouble) {
        this.rooms = rooms;
        this.clock = clock;
        this.trouble = trouble;
    }

    void accept(ConsumerRecord<String, byte[]> entry) {
        try {
            hand(entry);
        } catch (UnreadableRecord | IllegalArgumentException | BufferUnderflowException | NullPointerException e) {
            trouble.accept(new UnreadableRecord(
                    "%s-%d@%d makes no sense: %s".formatted(entry.topic(), entry.partition(), entry.offset(), e), e));
        }
    }

    private void hand(ConsumerRecord<String, byte[]> entry) {
        String key = entry.key();
        int slash = key.indexOf('/');
        var session = SessionId.of(slash < 0 ? key : key.substring(0, slash));
        String rest = key.substring(slash + 1);
        if (entry.topic().equals(Topics.TALLIES.name())) {
            tally(session, PollId.of(rest), entry);
        } else if (entry.topic().equals(Topics.SESSIONS.name())) {
            session(session, entry);
        } else if (entry.topic().equals(Topics.AUDITS.name())) {
            audit(session, PollId.of(rest), entry);
        } else if (entry.value() != null) {
            rooms.presence(Topics.PRESENCE.codec().decode(entry.value()), nowMicros());
        }
    }

    private void tally(SessionId session, PollId poll, ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            rooms.forgetPoll(session, poll);
        } else {
            rooms.tally(session, poll, version(entry, Topics.TALLIES, TallyVersion::of), entry.value());
        }
    }

    private void session(SessionId session, ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            rooms.forgetSession(session);
        } else {
            rooms.session(session, version(entry, Topics.SESSIONS, TallyVersion::of), entry.value());
        }
    }

    private void audit(SessionId session, PollId poll, ConsumerRecord<String, byte[]> entry) {
        if (entry.value() != null) {
            rooms.audit(session, poll, entry.value());
        }
    }

    private static <T> TallyVersion version(
            ConsumerRecord<String, byte[]> entry, Topic<T> topic, Function<T, TallyVersion> of) {
        Header header = entry.headers().lastHeader(Topics.VERSION_HEADER);
        return header == null ? of.apply(topic.codec().decode(entry.value())) : TallyVersion.of(header.value());
    }

    private long nowMicros() {
        return clock.millis() * 1000;
    }
}
