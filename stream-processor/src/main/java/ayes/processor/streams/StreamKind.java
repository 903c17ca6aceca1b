package ayes.processor.streams;

import ayes.event.PollStatus;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.fold.DenseFold;
import ayes.fold.PollFold;
import ayes.fold.SessionFold;
import ayes.topic.TallyVersion;
import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.Codec;
import ayes.wire.Codecs;
import ayes.wire.StateOf;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One kind of stream on its way from the log to the screen.
 *
 * @param store the name of its state store; also names the changelog, so it is forever
 * @param isLive whether its value may still change often; live ones are shown again by every new owner of their state
 */
record StreamKind<T>(
        String store,
        Topic<T> topic,
        DenseFold<T> fold,
        Codec<StateOf<T>> states,
        Function<T, TallyVersion> version,
        Predicate<T> isLive) {

    static final StreamKind<Tally> POLLS = new StreamKind<>(
            "polls",
            Topics.TALLIES,
            PollFold.dense(),
            Codecs.TALLY_STATE,
            TallyVersion::of,
            tally -> tally.status() == PollStatus.OPEN);

    static final StreamKind<SessionView> SESSIONS = new StreamKind<>(
            "sessions",
            Topics.SESSIONS,
            SessionFold.dense(),
            Codecs.SESSION_STATE,
            TallyVersion::of,
            session -> session.status() == SessionStatus.LIVE);

    /** Where Kafka Streams keeps its states; the name is Kafka Streams' rule. */
    String changelog(String applicationId) {
        return applicationId + "-" + store + "-changelog";
    }

    /** The sink that writes to {@link #topic}. */
    String sink() {
        return "to-" + topic.name();
    }
}
