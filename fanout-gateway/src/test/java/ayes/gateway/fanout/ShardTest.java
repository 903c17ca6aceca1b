package ayes.gateway.fanout;

import static ayes.screen.Ballroom.CAKE;
import static ayes.screen.Ballroom.PHONES;
import static ayes.screen.Ballroom.SESSION;
import static ayes.screen.Ballroom.TEA;
import static ayes.screen.Ballroom.WALL;
import static ayes.screen.Ballroom.revealedTea;
import static ayes.screen.Ballroom.session;
import static ayes.screen.Ballroom.tally;
import static ayes.screen.Ballroom.tea;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.event.Visibility;
import ayes.gateway.Rooms;
import ayes.gateway.Ticket;
import ayes.gateway.Traffic;
import ayes.screen.Audience;
import ayes.screen.CloseCode;
import ayes.screen.Frame;
import ayes.screen.Resume;
import ayes.topic.TallyVersion;
import ayes.topic.Topics;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShardTest {

    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final Rooms rooms = new Rooms("self", _ -> {});
    private final Traffic traffic = new Traffic();
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private Instant now = BEGIN;
    private final Shard shard = new Shard(
            loop.eventLoop(),
            PooledByteBufAllocator.DEFAULT,
            new Shard.Shared(rooms, traffic, new Patience(4_000, 10_000, 60_000), () -> now));

    @BeforeEach
    void theSessionIsThere() {
        put(session(5));
        put(revealedTea(9, 5, 2));
    }

    @Test
    void beginsWithASnapshotAndGoesOnFromThere() {
        // Given
        Guest guest = enter(PHONES);

        // When
        show(revealedTea(10, 6, 2));

        // Then
        assertThat(guest.got()).hasSize(2);
        assertThat(guest.got().getFirst()).startsWith("{\"t\":\"snapshot\"").contains("\"counts\":[5,2]");
        assertThat(guest.last()).startsWith("{\"t\":\"tally\"").contains("\"counts\":[6,2]");
        assertThat(traffic.framesSent()).isEqualTo(2);
    }

    @Test
    void whoComesBackGetsOnlyWhatItDoesNotHave() {
        // Given
        var have = new Resume.Have(Map.of(TEA, new Position(1, 9)));

        // When
        Guest guest = enter(new Ticket(SESSION, PHONES, have, BEGIN.plusSeconds(3_600)));
        show(revealedTea(10, 6, 2));

        // Then
        assertThat(guest.got().getFirst()).contains("\"polls\":[]").doesNotContain("counts");
        assertThat(guest.last()).contains("\"counts\":[6,2]");
    }

    @Test
    void manyChangesBeforeItsTurnAreOneFrame() {
        // Given
        Guest guest = enter(PHONES);
        guest.forget();

        // When
        for (int votes = 0; votes < 100; votes++) {
            put(revealedTea(10 + votes, 6 + votes, 2));
        }
        loop.runPendingTasks();

        // Then
        assertThat(guest.got()).singleElement().asString().contains("\"counts\":[105,2]");
        assertThat(traffic.framesConflated()).isEqualTo(99);
    }

    @Test
    void aSlowViewerSkipsToTheNewest() {
        // Given
        Guest slow = enter(PHONES);
        Guest other = enter(PHONES);
        slow.forget();
        slow.isStuck();

        // When
        for (int votes = 0; votes < 1_000; votes++) {
            show(revealedTea(10 + votes, 6 + votes, 2));
            show(tally(CAKE, 1, 10 + votes, PollStatus.OPEN, Visibility.REVEALED, votes, 0));
        }

        // Then
        assertThat(slow.got()).isEmpty();
        assertThat(other.got()).hasSize(2_002);
        slow.isFree();
        assertThat(slow.got()).hasSize(3).anyMatch(frame -> frame.contains("\"counts\":[1005,2]"));
        assertThat(slow.got()).anyMatch(frame -> frame.contains("\"counts\":[999,0]"));
    }

    @Test
    void aSlowParticipantGetsNoCountsThatWereHiddenMeanwhile() {
        // Given
        Guest slow = enter(PHONES);
        slow.forget();
        slow.isStuck();
        show(revealedTea(10, 6, 2));

        // When
        show(tea(11, 6, 2));
        slow.isFree();

        // Then
        assertThat(slow.got())
                .singleElement()
                .asString()
                .startsWith("{\"t\":\"poll\"")
                .doesNotContain("counts", "voters");
    }

    @Test
    void participantsGetNoCountsFromHideToReveal() {
        // Given
        Guest phone = enter(PHONES);
        Guest wall = enter(WALL);
        phone.forget();
        wall.forget();

        // When
        show(tea(10, 5, 2));
        show(tea(11, 6, 2));
        show(tea(12, 7, 2));
        var hidden = List.copyOf(phone.got());
        show(revealedTea(13, 7, 2));

        // Then
        assertThat(hidden)
                .singleElement()
                .asString()
                .startsWith("{\"t\":\"poll\"")
                .doesNotContain("counts", "voters");
        assertThat(phone.last()).startsWith("{\"t\":\"poll\"").contains("\"counts\":[7,2]");
        assertThat(wall.got()).hasSize(4).allMatch(frame -> frame.contains("counts"));
    }

    @Test
    void everybodyInALongRowIsTold() {
        // Given: more than one part
        var hall = new ArrayList<Guest>();
        for (int i = 0; i < 1_000; i++) {
            hall.add(enter(PHONES));
        }
        hall.forEach(Guest::forget);

        // When
        show(revealedTea(10, 6, 2));

        // Then
        assertThat(hall)
                .allSatisfy(guest ->
                        assertThat(guest.got()).singleElement().asString().contains("\"counts\":[6,2]"));
    }

    @Test
    void nobodyIsPassedOverWhenOthersLeaveMeanwhile() {
        // Given
        var hall = new ArrayList<Guest>();
        for (int i = 0; i < 700; i++) {
            hall.add(enter(PHONES));
        }
        hall.forEach(Guest::forget);
        put(revealedTea(10, 6, 2));
        loop.eventLoop().execute(() -> hall.subList(0, 200).forEach(guest -> guest.channel.close()));

        // When
        loop.runPendingTasks();

        // Then
        assertThat(hall.subList(200, 700))
                .allSatisfy(guest ->
                        assertThat(guest.got()).singleElement().asString().contains("\"counts\":[6,2]"));
        assertThat(rooms.audience()).isEqualTo(Map.of(SESSION, 500));
    }

    @Test
    void theLastOneOutClosesTheRoom() {
        // Given
        Guest guest = enter(PHONES);

        // When
        guest.channel.close();

        // Then
        assertThat(rooms.audience()).isEmpty();
        show(revealedTea(10, 6, 2));
        assertThat(enter(PHONES).last()).contains("\"counts\":[6,2]");
    }

    @Test
    void pingsWhenNothingElseWasSaidForFourSeconds() {
        // Given
        Guest guest = enter(WALL);
        guest.forget();

        // When
        pass(3_900);
        assertThat(guest.got()).isEmpty();
        pass(1_200);

        // Then
        assertThat(guest.got()).containsExactly("{\"t\":\"ping\"}");
    }

    @Test
    void doesNotPingWhileThereIsNews() {
        // Given
        Guest guest = enter(WALL);
        guest.forget();

        // When
        for (int second = 0; second < 20; second++) {
            show(revealedTea(10 + second, 6 + second, 2));
            pass(1_000);
        }

        // Then
        assertThat(guest.got()).hasSize(20).noneMatch(frame -> frame.contains("ping"));
    }

    @Test
    void closesAViewerThatTakesNothing() {
        // Given
        Guest guest = enter(WALL);
        guest.isStuck();
        show(revealedTea(10, 6, 2));

        // When
        pass(9_900);
        assertThat(guest.closed).isNull();
        pass(1_200);

        // Then
        assertThat(guest.closed).isEqualTo(CloseCode.SLOW);
    }

    @Test
    void closesWhenTheTokenEnds() {
        // Given
        Guest guest = enter(new Ticket(SESSION, WALL, Resume.NOTHING, BEGIN.plusSeconds(30)));

        // When
        pass(29_900);
        assertThat(guest.closed).isNull();
        pass(1_200);

        // Then
        assertThat(guest.closed).isEqualTo(CloseCode.TOKEN_EXPIRED);
    }

    @Test
    void leavesASessionThatIsOverAfterAWhile() {
        // Given
        Guest guest = enter(WALL);
        put(session(6, SessionStatus.ENDED, 3, TEA, CAKE));

        // When
        pass(59_000);
        assertThat(guest.closed).isNull();
        pass(3_000);

        // Then
        assertThat(guest.closed).isEqualTo(CloseCode.SESSION_OVER);
    }

    @Test
    void saysWhereToGoOnBeforeItCloses() {
        // Given
        Guest guest = enter(WALL);

        // When
        shard.sendAway(1, Frame.goAway(3_000));
        loop.runPendingTasks();
        show(revealedTea(10, 6, 2));

        // Then
        assertThat(guest.last()).isEqualTo("{\"t\":\"goaway\",\"retryMs\":3000}");
        assertThat(guest.closed).isEqualTo(CloseCode.DRAINING);
    }

    @Test
    void sendsViewersAwayAShareAtATime() {
        // Given
        var hall = new ArrayList<Guest>();
        for (int i = 0; i < 100; i++) {
            hall.add(enter(PHONES));
        }

        // When
        shard.sendAway(4, Frame.goAway(3_000));
        loop.runPendingTasks();

        // Then
        assertThat(hall.stream().filter(guest -> guest.closed != null)).hasSize(25);
    }

    @Test
    void whoTalksWithoutEndIsShownOut() {
        // Given
        Guest guest = enter(PHONES);

        // When
        for (int i = 0; i < 20 && guest.channel.isActive(); i++) {
            guest.channel.writeInbound(loop.alloc().buffer(1_024).writeZero(1_024));
        }

        // Then
        assertThat(guest.closed).isEqualTo(CloseCode.BAD_REQUEST);
        assertThat(rooms.audience()).isEmpty();
    }

    private Guest enter(Audience audience) {
        return enter(new Ticket(SESSION, audience, Resume.NOTHING, BEGIN.plusSeconds(3_600)));
    }

    private Guest enter(Ticket ticket) {
        var guest = new Guest();
        guest.channel.pipeline().addFirst(new Usher(shard, ticket, guest, () -> {}));
        return guest;
    }

    private void show(Tally tally) {
        put(tally);
        loop.runPendingTasks();
    }

    /** Lets time pass, tick by tick. */
    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed += 50) {
            now = now.plusMillis(50);
            loop.advanceTimeBy(50, TimeUnit.MILLISECONDS);
            loop.runPendingTasks();
        }
    }

    private void put(Tally tally) {
        rooms.tally(
                SESSION,
                tally.poll(),
                TallyVersion.of(tally),
                Topics.TALLIES.codec().encode(tally));
    }

    private void put(SessionView session) {
        rooms.session(SESSION, TallyVersion.of(session), Topics.SESSIONS.codec().encode(session));
    }
}
