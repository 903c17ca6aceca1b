package ayes.gateway.http;

import static ayes.screen.Ballroom.SESSION;
import static ayes.screen.Ballroom.TEA;
import static ayes.screen.Ballroom.TENANT;
import static ayes.screen.Ballroom.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ayes.access.Caller;
import ayes.access.Refused;
import ayes.event.ParticipantId;
import ayes.event.PollStatus;
import ayes.event.SessionId;
import ayes.event.Tally;
import ayes.event.TenantId;
import ayes.event.Visibility;
import ayes.gateway.Rooms;
import ayes.screen.Ballroom;
import ayes.screen.ViewerClass;
import ayes.topic.TallyVersion;
import ayes.topic.Topics;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class AdmissionTest {

    private static final SessionId ANOTHER = new SessionId(new UUID(7, 7));
    private static final Caller PHONE = phone(SESSION);
    private static final Caller WALL = new Caller.Wall(SESSION, TENANT);
    private static final Caller HOST = new Caller.TenantHost(TENANT, "ada");

    private final Rooms rooms = new Rooms("self", _ -> {});
    private boolean isComplete = true;
    private final Admission admission = new Admission(rooms, Duration.ofMillis(50), () -> isComplete);

    @Test
    void letsInWhoBelongsToTheSession() {
        // Given
        sessionArrives();

        // Then
        assertThat(admission.enter(PHONE, SESSION).block()).isEqualTo(ViewerClass.PARTICIPANT);
        assertThat(admission.enter(WALL, SESSION).block()).isEqualTo(ViewerClass.WALL);
        assertThat(admission.enter(HOST, SESSION).block()).isEqualTo(ViewerClass.HOST);
        assertThat(admission
                        .enter(new Caller.GuestHost(SESSION, TENANT), SESSION)
                        .block())
                .isEqualTo(ViewerClass.HOST);
    }

    @Test
    void refusesATokenOfAnotherSession() {
        // Given
        sessionArrives();

        // Then
        assertThat(refusal(admission.enter(phone(ANOTHER), SESSION))).isEqualTo(403);
        assertThat(refusal(admission.enter(new Caller.Wall(ANOTHER, TENANT), SESSION)))
                .isEqualTo(403);
    }

    @Test
    void whatBelongsToOthersIsNotFound() {
        // Given
        sessionArrives();
        tallyArrives(Ballroom.revealedTea(9, 5, 2));
        var stranger = new Caller.TenantHost(new TenantId(new UUID(8, 8)), "eve");

        // Then
        assertThat(refusal(admission.enter(stranger, SESSION))).isEqualTo(404);
        assertThat(refusal(admission.enter(new Caller.GuestHost(ANOTHER, TENANT), SESSION)))
                .isEqualTo(404);
        assertThat(refusal(admission.tally(stranger, TEA))).isEqualTo(404);
    }

    @Test
    void waitsForASessionThatIsOnItsWay() {
        // Given
        var patient = new Admission(rooms, Duration.ofSeconds(5), () -> true);
        var entering =
                patient.enter(WALL, SESSION).subscribeOn(Schedulers.immediate()).toFuture();

        // When
        sessionArrives();

        // Then
        assertThat(entering).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(ViewerClass.WALL);
    }

    @Test
    void aSessionThatNeverArrivesIsNotFound() {
        assertThat(refusal(admission.enter(WALL, SESSION))).isEqualTo(404);
    }

    @Test
    void sendsEverybodyElsewhereWhileHistoryIsHalfRead() {
        // Given
        sessionArrives();
        isComplete = false;

        // Then
        assertThat(refusal(admission.enter(WALL, SESSION))).isEqualTo(503);
        assertThat(refusal(admission.tally(WALL, TEA))).isEqualTo(503);
    }

    @Test
    void sendsEverybodyElsewhereOnceClosed() {
        // Given
        sessionArrives();

        // When
        admission.close();

        // Then
        assertThat(refusal(admission.enter(WALL, SESSION))).isEqualTo(503);
    }

    @Test
    void participantsSeeATallyWhenItIsShown() {
        // Given
        tallyArrives(Ballroom.tea(9, 5, 2));

        // Then
        assertThat(refusal(admission.tally(PHONE, TEA))).isEqualTo(403);
        assertThat(admission.tally(WALL, TEA).block()).isEqualTo(Ballroom.tea(9, 5, 2));
        tallyArrives(Ballroom.revealedTea(10, 5, 2));
        assertThat(admission.tally(PHONE, TEA).block()).isEqualTo(Ballroom.revealedTea(10, 5, 2));
    }

    @Test
    void participantsDoNotLearnOfDrafts() {
        // Given
        tallyArrives(Ballroom.tally(TEA, 1, 1, PollStatus.DRAFT, Visibility.REVEALED, 0, 0));

        // Then
        assertThat(refusal(admission.tally(PHONE, TEA))).isEqualTo(404);
    }

    private static Caller phone(SessionId session) {
        return new Caller.Participant(session, TENANT, new ParticipantId(new UUID(9, 9)));
    }

    private void sessionArrives() {
        rooms.session(
                SESSION, TallyVersion.of(session(5)), Topics.SESSIONS.codec().encode(session(5)));
    }

    private void tallyArrives(Tally tally) {
        rooms.tally(
                SESSION,
                tally.poll(),
                TallyVersion.of(tally),
                Topics.TALLIES.codec().encode(tally));
    }

    private static int refusal(Mono<?> refused) {
        return catchThrowableOfType(Refused.class, refused::block).problem().status();
    }
}
