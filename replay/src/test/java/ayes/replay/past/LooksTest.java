package ayes.replay.past;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionStatus;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import ayes.fold.PollHistory;
import ayes.fold.SessionHistory;
import ayes.replay.past.Answers.Mark;
import ayes.replay.past.Answers.Move;
import ayes.replay.past.Answers.PollAt;
import ayes.replay.past.Answers.Turnout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One poll of one session, told by hand. */
class LooksTest {

    private final SessionHistory session = new SessionHistory();
    private final PollId tea = SessionHistory.poll(1);
    private final PollHistory poll = new PollHistory(session.session, tea, 1);

    @Test
    void knowsAPollBeforeItWasOpenedAndNotBeforeItWasMade() {
        poll.open();
        Past past = past();

        assertThat(look(past, new Moment.Behind(0), Rule.AS_COUNTED))
                .extracting(PollAt::status, PollAt::events, PollAt::counts)
                .containsExactly("draft", 0L, List.of(0L, 0L, 0L));
        assertThat(Looks.session(past, new Moment.At(0), Rule.AS_COUNTED).polls())
                .isEmpty();
        assertThat(Looks.poll(past, SessionHistory.poll(9), new Moment.Now(), Rule.AS_COUNTED))
                .isEmpty();
    }

    @Test
    void countsTheFirstVoteInsteadOfTheLast() {
        poll.open();
        poll.vote(1, 0);
        poll.vote(2, 0);
        poll.vote(1, 1);
        poll.retract(2);
        Past past = past();

        assertThat(look(past, new Moment.Now(), Rule.AS_COUNTED).counts()).containsExactly(0L, 1L, 0L);
        PollAt first = look(past, new Moment.Now(), new Rule(Rule.Which.FIRST, null));
        assertThat(first.counts()).containsExactly(2L, 0L, 0L);
        assertThat(first.voters()).isEqualTo(2);
    }

    @Test
    void doesNotCountWhatWasAcceptedAfterTheMomentThatWasSaid() {
        poll.open();
        Recorded inTime = poll.vote(1, 0);
        poll.vote(2, 2);
        poll.vote(1, 1);
        poll.close();
        Past past = past();

        PollAt recounted = look(past, new Moment.Now(), new Rule(Rule.Which.LAST, micros(inTime)));

        assertThat(recounted.counts()).containsExactly(1L, 0L, 0L);
        assertThat(recounted.status()).isEqualTo("closed");
    }

    @Test
    void aNewRoundBeginsWithNobodysVote() {
        poll.open();
        poll.vote(1, 0);
        poll.reset();
        poll.open();
        poll.vote(2, 1);
        Past past = past();

        assertThat(look(past, new Moment.Now(), new Rule(Rule.Which.FIRST, null))
                        .counts())
                .containsExactly(0L, 1L, 0L);
    }

    @Test
    void whatARestoredDatabaseHasLostDoesNotStand() {
        poll.open();
        poll.vote(1, 0);
        Recorded kept = poll.vote(2, 1);
        var lost = new ArrayList<>(poll.events());
        lost.add(poll.vote(3, 2));
        var after = new PollHistory(session.session, tea, 2);
        Recorded stated = after.countsTaken();
        lost.add(new Recorded(
                new Position(2, kept.seq()),
                stated.stream(),
                stated.session(),
                stated.tenant(),
                stated.acceptedAt(),
                new CountsTaken(
                        new Snapshot(List.of(1L, 1L, 0L), 2, 1, PollStatus.OPEN, Visibility.HIDDEN),
                        PollHistory.DEFINITION)));
        var past = new Past();
        past.take(session.events());
        past.take(lost);

        assertThat(look(past, new Moment.Now(), Rule.AS_COUNTED).counts()).containsExactly(1L, 1L, 0L);
        assertThat(look(past, new Moment.Now(), new Rule(Rule.Which.FIRST, null))
                        .counts())
                .containsExactly(1L, 1L, 0L);
    }

    @Test
    void tellsWhoMovedWhereAndWhoStayed() {
        poll.open();
        poll.vote(1, 0);
        poll.vote(2, 0);
        Recorded before = poll.vote(3, 1);
        poll.vote(1, 1);
        poll.retract(3);
        Recorded after = poll.vote(4, 2);
        Past past = past();

        assertThat(Spans.moves(past, tea, micros(before), micros(after)).moves())
                .containsExactly(new Move(0, 0, 1), new Move(0, 1, 1), new Move(1, null, 1), new Move(null, 2, 1));
    }

    @Test
    void tellsWhoTookPart() {
        session.join(1);
        session.join(2);
        session.join(3);
        session.join(4);
        poll.open();
        poll.vote(1, 0);
        poll.vote(1, 1);
        poll.vote(2, 1);
        poll.retract(2);
        Past past = past();

        var participation = Looks.participation(past, new Moment.Now());

        assertThat(participation.joined()).isEqualTo(4);
        assertThat(participation.polls()).containsExactly(new Turnout(tea.toString(), 1, 1, 1, 0.25));
    }

    @Test
    void marksWhatTheHostDid() {
        session.add(1);
        poll.open();
        poll.vote(1, 0);
        poll.reveal();
        poll.close();
        session.end();
        Past past = past();

        var timeline = Timelines.of(past, Long.MAX_VALUE).orElseThrow();

        assertThat(timeline.live()).isFalse();
        assertThat(timeline.session().endedAt()).isNotNull();
        assertThat(timeline.events()).isEqualTo(8);
        assertThat(timeline.polls().getFirst().marks())
                .extracting(Mark::type)
                .containsExactly("opened", "revealed", "closed");
    }

    @Test
    void whatIsTakenTwiceIsThereOnce() {
        poll.open();
        poll.vote(1, 0);
        Past past = past();
        past.take(poll.events());

        assertThat(look(past, new Moment.Now(), Rule.AS_COUNTED).events()).isEqualTo(3);
        assertThat(past.isWhole()).isTrue();
    }

    @Test
    void withoutItsBeginningASessionIsNotWhole() {
        var past = new Past();
        past.take(List.of(session.taken(SessionStatus.LIVE, List.of(), 3)));

        assertThat(past.isWhole()).isFalse();
    }

    private PollAt look(Past past, Moment moment, Rule rule) {
        return Looks.poll(past, tea, moment, rule).orElseThrow();
    }

    private Past past() {
        var past = new Past();
        past.take(session.events());
        past.take(poll.events());
        return past;
    }

    private static long micros(Recorded event) {
        return Track.micros(event.acceptedAt());
    }
}
