package ayes.replay.past.http;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Recorded;
import ayes.fold.PollHistory;
import ayes.fold.SessionHistory;
import ayes.replay.past.Past;
import ayes.screen.Audience;
import ayes.screen.Frame;
import ayes.screen.ViewerClass;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShowingTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final SessionHistory session = new SessionHistory();
    private final PollHistory poll = new PollHistory(session.session, SessionHistory.poll(1), 1);
    private final Past past = new Past();
    private final Recorded opened = poll.open();
    private Recorded last = opened;

    @BeforeEach
    void aThousandVotesAndAnEnd() {
        for (int who = 0; who < 1_000; who++) {
            last = poll.vote(who, 0);
        }
        session.add(1);
        session.end();
        past.take(session.events());
        past.take(poll.events());
    }

    @Test
    void saysFirstWhereItIs() {
        Showing showing = showing(1);

        assertThat(types(showing.next(0, 0))).containsExactly("replay", "snapshot");
        assertThat(types(showing.next(1, 0))).isEmpty();
    }

    @Test
    void whoeverTookNothingForLongGetsTheNewestAndNoMore() {
        Showing showing = showing(100);
        showing.next(0, 0);

        List<JsonNode> frames = json(showing.next(SECOND, 0));

        assertThat(frames).extracting(frame -> frame.path("t").asString()).containsExactly("tally", "replay");
        assertThat(frames.getFirst().at("/counts/0").asInt()).isEqualTo(1_000);
        assertThat(frames.getLast().path("state").asString()).isEqualTo("ended");
        assertThat(showing.hasEndedFor(Duration.ofSeconds(60), 60 * SECOND)).isFalse();
        assertThat(showing.hasEndedFor(Duration.ofSeconds(60), 61 * SECOND)).isTrue();
    }

    @Test
    void doesWhatItIsToldAndNothingElse() {
        Showing showing = showing(0.5);
        showing.next(0, 0);

        for (String nonsense : List.of("", "[]", "pause", "{\"t\":\"stop\"}", "{\"t\":\"seek\",\"at\":\"noon\"")) {
            showing.told(nonsense, 1, 0);
        }
        assertThat(types(showing.next(2, 0))).isEmpty();

        showing.told("{\"t\":\"pause\"}", 3, 0);
        assertThat(json(showing.next(4, 0)).getLast().path("state").asString()).isEqualTo("paused");
        showing.told("{\"t\":\"seek\",\"at\":\"" + last.acceptedAt() + "\"}", 5, 0);
        assertThat(json(showing.next(6, 0)))
                .anySatisfy(frame -> assertThat(frame.at("/counts/0").asInt()).isEqualTo(1_000));
    }

    /** From the opening to the last vote, whatever else the session had. */
    private Showing showing(double speed) {
        var wanted = new Showing.Wanted(micros(opened), micros(last), speed);
        return new Showing(past, new Audience(ViewerClass.WALL, "https://ayes.example"), wanted, 0);
    }

    private static long micros(Recorded event) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, event.acceptedAt());
    }

    private static List<String> types(List<Frame> frames) {
        return json(frames).stream().map(frame -> frame.path("t").asString()).toList();
    }

    private static List<JsonNode> json(List<Frame> frames) {
        return frames.stream()
                .map(frame -> JsonMapper.shared().readTree(frame.utf8()))
                .toList();
    }
}
