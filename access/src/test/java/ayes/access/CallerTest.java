package ayes.access;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.ParticipantId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final TenantId OURS = new TenantId(UUID.randomUUID());
    private static final TenantId THEIRS = new TenantId(UUID.randomUUID());
    private static final SessionId THIS = new SessionId(UUID.randomUUID());
    private static final SessionId ANOTHER = new SessionId(UUID.randomUUID());

    @Test
    void aParticipantWatchesTheirSessionAndHostsNone() {
        var participant = new Caller.Participant(THIS, OURS, new ParticipantId(UUID.randomUUID()));

        assertThat(participant.mayWatch(THIS, OURS)).isTrue();
        assertThat(participant.mayWatch(ANOTHER, OURS)).isFalse();
        assertThat(participant.mayWatch(THIS, THEIRS)).isFalse();
        assertThat(participant.mayHost(THIS, OURS)).isFalse();
    }

    @Test
    void aWallWatchesItsSessionAndHostsNone() {
        var wall = new Caller.Wall(THIS, OURS);

        assertThat(wall.mayWatch(THIS, OURS)).isTrue();
        assertThat(wall.mayWatch(ANOTHER, OURS)).isFalse();
        assertThat(wall.mayWatch(THIS, THEIRS)).isFalse();
        assertThat(wall.mayHost(THIS, OURS)).isFalse();
    }

    @Test
    void aGuestHostHostsTheOneSession() {
        var guest = new Caller.GuestHost(THIS, OURS);

        assertThat(guest.mayHost(THIS, OURS)).isTrue();
        assertThat(guest.mayWatch(THIS, OURS)).isTrue();
        assertThat(guest.mayHost(ANOTHER, OURS)).isFalse();
        assertThat(guest.mayHost(THIS, THEIRS)).isFalse();
    }

    @Test
    void aHostWithAnAccountHostsEverySessionOfTheirTenantAndNoOther() {
        var host = new Caller.TenantHost(OURS, "ada");

        assertThat(host.mayHost(THIS, OURS)).isTrue();
        assertThat(host.mayHost(ANOTHER, OURS)).isTrue();
        assertThat(host.mayHost(THIS, THEIRS)).isFalse();
        assertThat(host.mayWatch(THIS, THEIRS)).isFalse();
    }
}
