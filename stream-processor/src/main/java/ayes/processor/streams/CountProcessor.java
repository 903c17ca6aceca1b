package ayes.processor.streams;

import ayes.event.PollId;
import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.topic.Topics;
import ayes.wire.Codecs;
import ayes.wire.UnreadableRecord;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Takes every event into its stream's state. Records that cannot be read become dead letters, and counting goes on: the
 * hole stays visible in the numbers, so that it is repaired from the database.
 */
final class CountProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private final Duration conflation;
    private final TallyMetrics metrics;
    private @Nullable Running running;

    CountProcessor(Duration conflation, TallyMetrics metrics) {
        this.conflation = conflation;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        var task = new Running(
                new Lane<>(StreamKind.POLLS, context, conflation, metrics),
                new Lane<>(StreamKind.SESSIONS, context, conflation, metrics),
                new DeadLetters(context, metrics));
        task.polls.resume();
        task.sessions.resume();
        context.schedule(conflation, PunctuationType.WALL_CLOCK_TIME, _ -> task.tick());
        running = task;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Running task = started();
        try {
            task.take(read(record.value()));
        } catch (UnreadableRecord reason) {
            task.deadLetters.bury(record, reason);
        }
    }

    @Override
    public void close() {
        Running task = running;
        if (task != null) {
            task.polls.leave();
            task.sessions.leave();
        }
    }

    private Running started() {
        Running task = running;
        if (task == null) {
            throw new IllegalStateException("a record came before the task was initialised");
        }
        return task;
    }

    private static Recorded read(byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableRecord("a record without a value");
        }
        Recorded event = decoded(value);
        if (isSessionStream(event) != event.event() instanceof SessionEvent) {
            throw new UnreadableRecord("an event of the wrong kind for stream " + event.stream());
        }
        return event;
    }

    /** Bytes can break a decoder in ways that it did not foresee; to stop at them would be to stop at them for ever. */
    private static Recorded decoded(byte[] value) {
        try {
            return Codecs.EVENT.decode(value);
        } catch (UnreadableRecord foreseen) {
            throw foreseen;
        } catch (RuntimeException unforeseen) {
            throw new UnreadableRecord("cannot be decoded: " + unforeseen, unforeseen);
        }
    }

    private static boolean isSessionStream(Recorded event) {
        return event.stream().equals(event.session().value());
    }

    private record Running(Lane<Tally> polls, Lane<SessionView> sessions, DeadLetters deadLetters) {

        void take(Recorded event) {
            if (isSessionStream(event)) {
                sessions.take(Topics.key(event.session()), event);
            } else {
                polls.take(Topics.key(event.session(), new PollId(event.stream())), event);
            }
        }

        void tick() {
            polls.tick();
            sessions.tick();
        }
    }
}
