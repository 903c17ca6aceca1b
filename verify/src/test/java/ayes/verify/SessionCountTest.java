package ayes.verify;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollId;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionStatus;
import ayes.event.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionCountTest {

    private static final PollId FIRST = new PollId(new UUID(1, 1));
    private static final PollId SECOND = new PollId(new UUID(1, 2));

    private final SessionCount count = new SessionCount();

    @Test
    void countsWhoJoinedAndKeepsTheHostsOrder() {
        // When
        take(
                new SessionStarted("K7Q2M1", "Friday"),
                new PollAdded(FIRST),
                new ParticipantJoined(Poll.participant(1)),
                new PollAdded(SECOND),
                new ParticipantJoined(Poll.participant(2)),
                new PollsOrdered(List.of(SECOND, FIRST)),
                new SessionEnded());

        // Then
        assertThat(count.standing()).isEqualTo(new Standing.OfSession(SessionStatus.ENDED, List.of(SECOND, FIRST), 2));
    }

    @Test
    void aStatementThatLiesIsFound() {
        // Given
        take(new SessionStarted("K7Q2M1", "Friday"), new ParticipantJoined(Poll.participant(1)));

        // When
        List<String> wrong =
                count.take(recorded(3, new SessionTaken("K7Q2M1", "Friday", SessionStatus.LIVE, List.of(), 7)));

        // Then
        assertThat(wrong).containsExactly("SessionTaken 3 states 7 joined, and the events before it come to 1 joined");
    }

    private void take(SessionEvent... events) {
        for (int i = 0; i < events.length; i++) {
            assertThat(count.take(recorded(i + 1, events[i]))).isEmpty();
        }
    }

    private static Recorded recorded(long seq, SessionEvent event) {
        return new Recorded(
                new Position(1, seq),
                Poll.SESSION.value(),
                Poll.SESSION,
                new TenantId(new UUID(0, 1)),
                Instant.EPOCH,
                event);
    }
}
