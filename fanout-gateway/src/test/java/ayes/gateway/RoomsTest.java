package ayes.gateway;

import static ayes.gateway.Hall.CAKE;
import static ayes.gateway.Hall.PHONES;
import static ayes.gateway.Hall.SESSION;
import static ayes.gateway.Hall.TEA;
import static ayes.gateway.Hall.WALL;
import static ayes.gateway.Hall.audit;
import static ayes.gateway.Hall.revealedTea;
import static ayes.gateway.Hall.session;
import static ayes.gateway.Hall.tea;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Audit;
import ayes.event.PollId;
import ayes.event.Presence;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.gateway.LatestViewer.Patience;
import ayes.gateway.LatestViewer.Ticket;
import ayes.topic.TallyVersion;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final List<UnreadableRecord> trouble = new ArrayList<>();
    private final Rooms rooms = new Rooms("this-gateway", trouble::add);
    private final Phone phone = new Phone();

    @Test
    void aRoomIsMadeFromWhatWasKept() {
        // Given
        put(session(5));
        put(tea(9, 5, 2));
        put(tea(8, 4, 2));
        put(audit(TEA, 12, 9));

        // When
        enter(WALL);

        // Then
        assertThat(phone.got)
                .singleElement()
                .asString()
                .contains("\"counts\":[5,2]")
                .contains("\"accepted\":12");
    }

    @Test
    void anOldRecordNeverShowsInAnOpenRoom() {
        // Given
        put(session(5));
        put(tea(9, 5, 2));
        enter(WALL);
        phone.got.clear();

        // When
        put(tea(8, 4, 2));
        put(session(4));

        // Then
        assertThat(phone.got).isEmpty();
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
        enter(WALL);
        rooms.tally(SESSION, TEA, new TallyVersion(1, 10), new byte[] {1, 2, 3});

        // Then
        assertThat(phone.got).singleElement().asString().contains("\"counts\":[5,2]");
        assertThat(trouble).hasSize(2);
    }

    @Test
    void aRoomClosesWithItsLastViewer() {
        // Given
        put(session(5));
        var first = enter(WALL);
        var second = enter(PHONES);
        assertThat(rooms.audience()).isEqualTo(Map.of(SESSION, 2));

        // When
        rooms.leave(SESSION, first);
        rooms.leave(SESSION, second);

        // Then
        assertThat(rooms.audience()).isEmpty();
    }

    @Test
    void whoComesBackAfterTheRoomClosedSeesWhatHappenedMeanwhile() {
        // Given
        put(session(5));
        put(revealedTea(9, 5, 2));
        rooms.leave(SESSION, enter(PHONES));
        put(revealedTea(10, 6, 2));

        // When
        enter(PHONES);

        // Then
        assertThat(phone.last()).startsWith("{\"t\":\"snapshot\"").contains("\"counts\":[6,2]");
    }

    @Test
    void presenceIsToldToTheRoom() {
        // Given
        put(session(5));
        enter(PHONES);

        // When
        rooms.presence(new Presence(SESSION, "another-gateway", 41, 0), 0);

        // Then
        assertThat(phone.last()).isEqualTo("{\"t\":\"presence\",\"connected\":41,\"joined\":3}");
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
        enter(WALL);
        assertThat(phone.last()).contains("\"polls\":[],\"audits\"");
    }

    private LatestViewer enter(Audience audience) {
        var ticket = new Ticket(audience, Resume.NOTHING, Instant.MAX);
        return rooms.enter(
                SESSION, room -> new LatestViewer(room, ticket, phone, new Patience(4, 30, 60), new Traffic()));
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
