package ayes.replay.past;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Recorded;
import ayes.fold.PollHistory;
import ayes.fold.SessionHistory;
import ayes.screen.Audience;
import ayes.screen.ViewerClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FilmTest {

    private final SessionHistory session = new SessionHistory();
    private final PollHistory poll = new PollHistory(session.session, SessionHistory.poll(1), 1);
    private final Past past = new Past();
    private final Film film = new Film(past, new Audience(ViewerClass.WALL, "https://ayes.example"));

    @Test
    void beginsWithEverythingAndThenTellsWhatChanged() {
        session.add(1);
        Recorded opened = poll.open();
        poll.vote(1, 0);
        Recorded second = poll.vote(2, 0);
        past.take(session.events());
        past.take(poll.events());

        assertThat(show(opened)).extracting(frame -> frame.path("t").asString()).containsExactly("snapshot");

        List<JsonNode> then = show(second);
        assertThat(then).extracting(frame -> frame.path("t").asString()).containsExactly("tally");
        assertThat(then.getFirst().at("/counts/0").asInt()).isEqualTo(2);
        assertThat(show(second)).isEmpty();
    }

    @Test
    void goingBackItBeginsAnew() {
        session.add(1);
        Recorded opened = poll.open();
        Recorded vote = poll.vote(1, 0);
        past.take(session.events());
        past.take(poll.events());
        show(vote);

        List<JsonNode> frames = show(opened);

        assertThat(frames).extracting(frame -> frame.path("t").asString()).containsExactly("snapshot");
        assertThat(frames.getFirst().at("/polls/0/counts/0").asInt(-1)).isZero();
    }

    @Test
    void showsNothingBeforeTheSessionBegan() {
        past.take(session.events());

        assertThat(film.show(0)).isEmpty();
    }

    private List<JsonNode> show(Recorded moment) {
        return film.show(Track.micros(moment.acceptedAt())).stream()
                .map(frame -> JsonMapper.shared().readTree(frame.utf8()))
                .toList();
    }
}
