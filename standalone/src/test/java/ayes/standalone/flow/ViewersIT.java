package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Viewers of every kind: on event streams, hostile ones, too many of them. */
@Timeout(60)
class ViewersIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Client client = Product.client();
    private Hosted session = new Hosted("", "", "", "");
    private String poll = "";
    private Phone phone = new Phone("", "");

    @BeforeEach
    void anOpenPollAndAPhone() {
        session = client.start("Viewers");
        poll = client.addPoll(session, "Tea or coffee?", "Tea", "Coffee");
        client.command(session, poll, "open");
        phone = client.join(session.code());
    }

    @Test
    void anEventStreamCarriesTheSameFrames() throws Exception {
        try (EventStream wall = EventStream.open(client, session.session(), session.wallToken(), null)) {
            assertThat(wall.contentType()).startsWith("text/event-stream");
            assertThat(wall.await(_ -> true).json().path("t").asString()).isEqualTo("snapshot");

            // When
            client.vote(phone, poll, 0);

            // Then
            var tally = wall.await(event -> event.is("tally"));
            assertThat(tally.json().path("counts").toString()).isEqualTo("[1,0]");
            assertThat(tally.id()).startsWith(poll + ":");
        }
    }

    @Test
    void anEventStreamGoesOnAfterTheLastEvent() throws Exception {
        // Given
        client.vote(phone, poll, 0);
        String last;
        try (EventStream wall = EventStream.open(client, session.session(), session.wallToken(), null)) {
            last = wall.await(event -> event.json().toString().contains("\"voters\":1"))
                    .id();
        }

        // When
        try (EventStream again = EventStream.open(client, session.session(), session.wallToken(), last)) {
            var first = again.await(_ -> true).json();

            // Then
            assertThat(first.path("t").asString()).isEqualTo("snapshot");
            assertThat(first.path("polls")).as("up to date").isEmpty();
            client.vote(phone, poll, 1);
            assertThat(again.await(event -> event.is("tally"))
                            .json()
                            .path("counts")
                            .toString())
                    .isEqualTo("[0,1]");
        }
    }

    @Test
    void anEventStreamNeedsATokenOfItsSession() throws Exception {
        Phone stranger = client.join(client.start("Elsewhere").code());
        String address = "/sse/v1/sessions/" + session.session();

        assertThat(client.get(address, null).problem()).isEqualTo("unauthenticated");
        assertThat(client.get(address, stranger.token()).problem()).isEqualTo("forbidden");
        assertThat(client.get("/sse/v1/sessions/nonsense", phone.token()).problem())
                .isEqualTo("not-found");
    }

    @Test
    void hiddenResultsAreNotInAParticipantsStream() throws Exception {
        try (EventStream mine = EventStream.open(client, session.session(), phone.token(), null)) {
            mine.await(event -> event.is("snapshot"));

            // When
            client.vote(phone, poll, 0);
            client.command(session, poll, "reveal");

            // Then
            var next = mine.await(event -> event.is("tally") || event.is("poll"));
            assertThat(next.is("poll")).isTrue();
            assertThat(next.json().path("visibility").asString()).isEqualTo("revealed");
        }
    }

    @Test
    void whoLeavesAnEventStreamIsNoLongerConnected() throws Exception {
        try (Viewer wall = Viewer.open(client, session.session(), session.wallToken(), "")) {
            try (EventStream mine = EventStream.open(client, session.session(), phone.token(), null)) {
                mine.await(event -> event.is("snapshot"));
                wall.await("somebody", SOON, frame -> frame.is("presence") && frame.number("connected") == 1);
            }
            wall.await("nobody", SOON, frame -> frame.is("presence") && frame.number("connected") == 0);
        }
    }

    @Test
    void oneTokenOpensSoManyConnectionsAndNoMore() {
        var mine = new ArrayList<Viewer>();
        try {
            for (int i = 0; i < 10; i++) {
                mine.add(Viewer.open(client, session.session(), phone.token(), ""));
            }

            // When
            var refused = catchThrowableOfType(
                    CompletionException.class,
                    () -> mine.add(Viewer.open(client, session.session(), phone.token(), "")));

            // Then
            assertThat(refused.getCause())
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            no -> assertThat(no.getResponse().statusCode()).isEqualTo(429));
            Phone neighbour = client.join(session.code());
            mine.add(Viewer.open(client, session.session(), neighbour.token(), ""));
        } finally {
            mine.forEach(Viewer::close);
        }
    }

    @Test
    void aHostileViewerIsShownOutAndNobodyElseNotices() throws Exception {
        try (Viewer wall = Viewer.open(client, session.session(), session.wallToken(), "")) {
            assertThat(closedAfter(new byte[] {(byte) 0x81, 0x05, 'h', 'e', 'l', 'l', 'o'}))
                    .as("not masked")
                    .isTrue();
            assertThat(closedAfter(new byte[] {(byte) 0x82, (byte) 0xFF, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4}))
                    .as("four gigabytes announced")
                    .isTrue();
            assertThat(closedAfter(new byte[64 * 1024])).as("no frames at all").isTrue();

            // Then
            client.vote(phone, poll, 1);
            wall.await("the vote", SOON, frame -> frame.is("tally") && frame.number("voters") == 1);
            assertThat(wall.closedWith()).isZero();
        }
    }

    /** Whether the server ends a connection on which these bytes come after the upgrade. */
    private boolean closedAfter(byte[] bytes) throws IOException {
        try (var socket = new Socket(client.origin().getHost(), client.origin().getPort())) {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream()
                    .write("""
                    GET /ws/v1/sessions/%s HTTP/1.1\r
                    Host: %s\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    Sec-WebSocket-Version: 13\r
                    Authorization: Bearer %s\r
                    \r
                    """.formatted(session.session(), client.origin().getAuthority(), phone.token())
                            .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 101");
            socket.getOutputStream().write(bytes);
            return readsToItsEnd(in);
        }
    }

    private static boolean readsToItsEnd(InputStream in) {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
