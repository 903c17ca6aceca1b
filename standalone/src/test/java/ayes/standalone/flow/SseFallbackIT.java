package ayes.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Hosted;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A network that lets no WebSocket through: the pages notice, and get the same frames as an event stream. */
class SseFallbackIT {

    private static final HasAttributeOptions SOON = new HasAttributeOptions().setTimeout(15_000);

    /** A socket is tried beside a stream after five to ten seconds. */
    private static final HasAttributeOptions A_WHILE = new HasAttributeOptions().setTimeout(25_000);

    private static final String SOCKETS = "**/ws/v1/**";

    private final Client client = Product.client();
    private final Browsers browsers = new Browsers();

    @AfterEach
    void everyScriptRanWithoutAnError() {
        var troubles = browsers.troubles();
        browsers.close();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aVoteIsCastAndSeenThoughNoSocketGetsThrough() {
        // Given
        Hosted session = client.start("No sockets here");
        String poll = client.addPoll(session, "Does it work?", "Yes", "No");
        client.command(session, poll, "open");
        Page wall = withoutSockets(browsers.wall(ColorScheme.LIGHT));
        wall.navigate(wallOf(session));
        Page phone = withoutSockets(browsers.phone(ColorScheme.LIGHT));
        phone.navigate(client.origin() + "/j/" + session.code());
        assertThat(wall.locator("body")).hasAttribute("data-way", "event-stream", SOON);
        assertThat(phone.locator("body")).hasAttribute("data-way", "event-stream", SOON);

        // When
        assertThat(phone.locator("body")).hasAttribute("data-state", "open", SOON);
        phone.click("[data-option='0']");

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-vote", "counted", SOON);
        assertThat(wall.locator("#answered")).containsText("1");
        client.command(session, poll, "reveal");
        assertThat(wall.locator("#bars [data-option='0']")).hasAttribute("data-count", "1", SOON);
        assertThat(wall.locator("#badge")).hasAttribute("data-truth", "counted", SOON);
        assertThat(phone.locator("body")).hasAttribute("data-link", "live");
    }

    @Test
    void theTokenStandsInAHeaderAndInNoAddress() {
        // Given
        Hosted session = client.start("No token in an address");
        Page wall = withoutSockets(browsers.wall(ColorScheme.LIGHT));
        List<Request> requests = new ArrayList<>();
        wall.onRequest(requests::add);

        // When
        wall.navigate(wallOf(session));
        assertThat(wall.locator("body")).hasAttribute("data-way", "event-stream", SOON);

        // Then
        assertThat(requests)
                .extracting(request -> request.url().replaceFirst("#.*", ""))
                .noneMatch(url -> url.contains(session.wallToken()));
        assertThat(requests)
                .filteredOn(request -> request.url().contains("/sse/v1/sessions/" + session.session()))
                .isNotEmpty()
                .allSatisfy(stream ->
                        assertThat(stream.headers()).containsEntry("authorization", "Bearer " + session.wallToken()));
    }

    @Test
    void aReloadGoesByStreamAtOnce() {
        // Given
        Hosted session = client.start("Reload by stream");
        Page phone = browsers.phone(ColorScheme.LIGHT);
        var sockets = new AtomicInteger();
        phone.routeWebSocket(SOCKETS, socket -> {
            sockets.incrementAndGet();
            socket.close();
        });
        phone.navigate(client.origin() + "/j/" + session.code());
        assertThat(phone.locator("body")).hasAttribute("data-way", "event-stream", SOON);
        int before = sockets.get();

        // When
        phone.reload();

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-state", "waiting", SOON);
        assertThat(phone.locator("body")).hasAttribute("data-way", "event-stream");
        assertThat(sockets).hasValue(before);
    }

    @Test
    void aSocketThatGetsThroughLaterTakesOver() {
        // Given
        Hosted session = client.start("Better late");
        var isBlocked = new AtomicBoolean(true);
        Page wall = browsers.wall(ColorScheme.LIGHT);
        wall.routeWebSocket(SOCKETS, socket -> {
            if (isBlocked.get()) {
                socket.close();
            } else {
                socket.connectToServer();
            }
        });
        wall.navigate(wallOf(session));
        assertThat(wall.locator("body")).hasAttribute("data-way", "event-stream", SOON);

        // When
        isBlocked.set(false);

        // Then
        assertThat(wall.locator("body")).hasAttribute("data-way", "websocket", A_WHILE);
        assertThat(wall.locator("body")).hasAttribute("data-link", "live");
        client.addPoll(session, "Seen?", "Yes", "No");
        client.command(session, client.addPoll(session, "And now?", "Yes", "No"), "open");
        assertThat(wall.locator("#question")).containsText("And now?");
    }

    @Test
    void anEndedSessionSaysThankYouByStreamToo() {
        // Given
        Hosted session = client.start("The end of a stream");
        Page phone = withoutSockets(browsers.phone(ColorScheme.LIGHT));
        phone.navigate(client.origin() + "/j/" + session.code());
        assertThat(phone.locator("body")).hasAttribute("data-way", "event-stream", SOON);

        // When
        client.post("/api/v1/sessions/" + session.session() + "/end", session.hostToken(), null);

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-state", "ended", SOON);
    }

    @Test
    void aTokenThatIsNotOursIsRefusedInWordsThatHelp() {
        // Given
        Hosted session = client.start("Forged");
        Page wall = withoutSockets(browsers.wall(ColorScheme.LIGHT));

        // When
        wall.navigate(client.origin() + "/w/" + session.session() + "#t=not.a.token");

        // Then
        assertThat(wall.locator("body")).hasAttribute("data-state", "nolink", SOON);
        assertThat(wall.locator("#question")).containsText("This link has run out.");
    }

    private String wallOf(Hosted session) {
        return client.origin() + "/w/" + session.session() + "#t=" + session.wallToken();
    }

    private static Page withoutSockets(Page page) {
        page.routeWebSocket(SOCKETS, socket -> socket.close());
        return page;
    }
}
