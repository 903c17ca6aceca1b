package ayes.gateway;

import static ayes.screen.Ballroom.CAKE;
import static ayes.screen.Ballroom.PHONES;
import static ayes.screen.Ballroom.SESSION;
import static ayes.screen.Ballroom.TEA;
import static ayes.screen.Ballroom.WALL;
import static ayes.screen.Ballroom.audit;
import static ayes.screen.Ballroom.revealedTea;
import static ayes.screen.Ballroom.session;
import static ayes.screen.Ballroom.tea;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Audit;
import ayes.event.PollId;
import ayes.event.Presence;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.screen.Audience;
import ayes.screen.Frame;
import ayes.screen.FrameKey;
import ayes.screen.News;
import ayes.screen.Resume;
import ayes.screen.Screen;
import ayes.screen.ViewerClass;
import ayes.topic.TallyVersion;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final List<UnreadableRecord> trouble = new ArrayList<>();
    private final Rooms rooms = new Rooms("this-gateway", trouble::add);

    @Test
    void aRoomIsMadeFromWhatWasKept() {
        // Given
        put(session(5));
        put(tea(9, 5, 2));
        put(tea(8, 4, 2));
        put(audit(TEA, 12, 9));

        // When
        String told = enter(WALL);

        // Then
        assertThat(told).contains("\"counts\":[5,2]").contains("\"accepted\":12");
    }

    @Test
    void anOldRecordNeverShowsInAnOpenRoom() {
        // Given
        put(session(5));
        put(tea(9, 5, 2));
        Room room = rooms.enter(SESSION, ViewerClass.WALL);
        Screen shown = room.screen();

        // When
        put(tea(8, 4, 2));
        put(session(4));

        // Then
        assertThat(room.screen()).isSameAs(shown);
    }

    @Test
    void recordsOfSessionsWithoutAudienceAreNotRead() {
        // Given
        put(session(5));

        // When
        rooms.tally(SESSION, TEA, new TallyVersion(1, 9), new byte[] {1, 2, 3});

        // Then
        assertThat(trouble).isEmpty();
    }

    @Test
    void whatCannotBeReadIsLeftOutAndReported() {
        // Given
        put(session(5));
        put(tea(9, 5, 2));
        rooms.tally(SESSION, CAKE, new TallyVersion(1, 9), new byte[] {1, 2, 3});

        // When
        String told = enter(WALL);
        rooms.tally(SESSION, TEA, new TallyVersion(1, 10), new byte[] {1, 2, 3});

        // Then
        assertThat(told).contains("\"counts\":[5,2]");
        assertThat(trouble).hasSize(2);
    }

    @Test
    void aRoomClosesWithItsLastViewer() {
        // Given
        put(session(5));
        enter(WALL);
        enter(PHONES);
        assertThat(rooms.audience()).isEqualTo(Map.of(SESSION, 2));
        assertThat(rooms.participants()).isEqualTo(Map.of(SESSION, 1));

        // When
        rooms.leave(SESSION, ViewerClass.WALL);
        rooms.leave(SESSION, ViewerClass.PARTICIPANT);

        // Then
        assertThat(rooms.audience()).isEmpty();
    }

    @Test
    void whoComesBackAfterTheRoomClosedSeesWhatHappenedMeanwhile() {
        // Given
        put(session(5));
        put(revealedTea(9, 5, 2));
        enter(PHONES);
        rooms.leave(SESSION, ViewerClass.PARTICIPANT);
        put(revealedTea(10, 6, 2));

        // Then
        assertThat(enter(PHONES)).startsWith("{\"t\":\"snapshot\"").contains("\"counts\":[6,2]");
    }

    @Test
    void presenceIsNewsInTheRoom() {
        // Given
        put(session(5));
        Room room = rooms.enter(SESSION, ViewerClass.PARTICIPANT);
        var changes = new AtomicInteger();
        room.watch(changes::incrementAndGet);

        // When
        rooms.presence(new Presence(SESSION, "another-gateway", 41, 0), 0);

        // Then
        assertThat(changes).hasValue(1);
        assertThat(room.screen().board().connected()).isEqualTo(41);
        assertThat(room.screen().news(ViewerClass.PARTICIPANT).since(0))
                .containsExactly(new News.Due(new FrameKey.Presence(), 1));
    }

    @Test
    void aPollThatTheLogForgetsIsForgotten() {
        // Given
        put(session(5));
        put(revealedTea(9, 5, 2));

        // When
        rooms.forgetPoll(SESSION, TEA);

        // Then
        assertThat(rooms.find(TEA)).isEmpty();
        assertThat(enter(WALL)).contains("\"polls\":[],\"audits\"");
    }

    /** What somebody is told who comes in now. */
    private String enter(Audience audience) {
        Room room = rooms.enter(SESSION, audience.viewer());
        Frame snapshot = Objects.requireNonNull(room.screen().snapshot(audience, Resume.NOTHING));
        return new String(snapshot.utf8(), StandardCharsets.UTF_8);
    }

    private void put(SessionView session) {
        rooms.session(SESSION, TallyVersion.of(session), Topics.SESSIONS.codec().encode(session));
    }

    private void put(Tally tally) {
        rooms.tally(
                SESSION,
                tally.poll(),
                TallyVersion.of(tally),
                Topics.TALLIES.codec().encode(tally));
    }

    private void put(Audit audit) {
        rooms.audit(SESSION, new PollId(audit.stream()), Topics.AUDITS.codec().encode(audit));
    }
}
