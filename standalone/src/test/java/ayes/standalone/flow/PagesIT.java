package ayes.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.standalone.flow.Client.Hosted;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do, in a real browser: a host, a wall and two phones. */
class PagesIT {

    private static final HasAttributeOptions SOON = new HasAttributeOptions().setTimeout(15_000);

    private final Client client = Product.client();
    private Browsers browsers = new Browsers();

    @BeforeEach
    void startABrowser() {
        browsers.close();
        browsers = new Browsers();
    }

    @AfterEach
    void everyScriptRanWithoutAnError() {
        var troubles = browsers.troubles();
        browsers.close();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aHostAsksTwoPhonesAnswerAndTheWallFollows() {
        // Given
        Page host = browsers.wall(ColorScheme.LIGHT);
        host.navigate(client.origin().toString());
        browsers.photograph(host, "start");
        host.fill("#title", "Friday demo");
        host.click("#start");
        assertThat(host.locator("body")).hasAttribute("data-state", "lobby", SOON);
        browsers.photograph(host, "wall-lobby");
        String code = code(host);

        // When: the host asks
        compose(host, "Tea or coffee?", "Tea", "Coffee");
        assertThat(host.locator("body")).hasAttribute("data-state", "open", SOON);

        // Then: two phones answer
        Page ana = joined(code, ColorScheme.LIGHT);
        Page ben = joined(code, ColorScheme.DARK);
        answer(ana, 0);
        answer(ben, 0);
        browsers.photograph(ana, "phone-counted");
        assertThat(host.locator("#answered")).containsText("2");
        browsers.photograph(host, "wall-open");

        // And: one changes their mind, and the wall shows it once the host reveals
        answer(ben, 1);
        browsers.photograph(ben, "phone-changed-night");
        host.keyboard().press("Enter");
        assertThat(host.locator("body")).hasAttribute("data-state", "revealed", SOON);
        assertThat(bar(host, 0)).hasAttribute("data-count", "1", SOON);
        assertThat(bar(host, 1)).hasAttribute("data-count", "1", SOON);
        assertThat(host.locator("#badge")).hasAttribute("data-truth", "counted", SOON);
        assertThat(host.locator("#badge")).containsText("2 votes, all counted");
        browsers.photograph(host, "wall-revealed");

        // And: it closes with the results on the phones
        host.keyboard().press("Space");
        assertThat(host.locator("#eyebrow")).containsText("Closed");
        assertThat(ana.locator("body")).hasAttribute("data-state", "results", SOON);
        browsers.photograph(host, "wall-closed");
        browsers.photograph(ana, "phone-results");
    }

    @Test
    void aReloadKeepsWhoOneIsAndWhatOneVoted() {
        // Given
        Hosted session = client.start("Reload");
        String poll = client.addPoll(session, "Still me?", "Yes", "No");
        client.command(session, poll, "open");
        Page phone = joined(session.code(), ColorScheme.LIGHT);
        answer(phone, 1);

        // When
        phone.reload();

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-vote", "counted", SOON);
        assertThat(phone.locator("[data-option='1']")).hasAttribute("data-chosen", "counted", SOON);
        assertThat(client.get("/api/v1/sessions/" + session.session(), session.hostToken())
                        .json()
                        .path("seq")
                        .asLong())
                .as("session started, poll added, one join")
                .isEqualTo(3);
    }

    @Test
    void aReloadKeepsThePlace() {
        // Given
        Hosted session = client.start("Two at once");
        String first = client.addPoll(session, "The first one?", "Yes", "No");
        client.command(session, first, "open");
        Page host = browsers.wall(ColorScheme.LIGHT);
        host.navigate(client.origin() + "/w/" + session.session() + "#h=" + session.hostToken());
        Page phone = joined(session.code(), ColorScheme.LIGHT);
        client.command(session, client.addPoll(session, "The second one?", "Yes", "No"), "open");
        assertThat(phone.locator("#question")).containsText("The second one?");
        assertThat(host.locator("#question")).containsText("The second one?");
        phone.click("[data-poll='" + first + "']");
        answer(phone, 0);
        host.keyboard().press("ArrowLeft");
        assertThat(host.locator("#question")).containsText("The first one?");

        // When
        phone.reload();
        host.reload();

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-vote", "counted", SOON);
        assertThat(phone.locator("#question")).containsText("The first one?");
        assertThat(host.locator("#answered")).containsText("1");
        assertThat(host.locator("#question")).containsText("The first one?");
        browsers.photograph(host, "wall-numbers");
        phone.goBack();
        phone.goForward();
        assertThat(phone.locator("#question")).containsText("The first one?");
    }

    @Test
    void aVoteMadeOfflineIsSentLaterWithItsKeyAlsoAfterAReload() {
        // Given
        Hosted session = client.start("Out of reach");
        String poll = client.addPoll(session, "Anybody there?", "Yes", "No");
        client.command(session, poll, "open");
        Page phone = joined(session.code(), ColorScheme.LIGHT);
        assertThat(phone.locator("body")).hasAttribute("data-state", "open", SOON);
        List<String> keys = new ArrayList<>();
        phone.onRequest(request -> {
            if (request.method().equals("PUT")) {
                keys.add(request.headers().get("idempotency-key"));
            }
        });

        // When
        phone.context().setOffline(true);
        phone.waitForRequest(request -> request.method().equals("PUT"), () -> phone.click("[data-option='1']"));
        assertThat(phone.locator("body")).hasAttribute("data-vote", "saved", SOON);
        browsers.photograph(phone, "phone-saved");
        assertThatThrownBy(phone::reload).hasMessageContaining("ERR_INTERNET_DISCONNECTED");
        phone.context().setOffline(false);
        phone.navigate(client.origin() + "/j/" + session.code());

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-vote", "counted", SOON);
        assertThat(phone.locator("[data-option='1']")).hasAttribute("data-chosen", "counted", SOON);
        assertThat(keys).hasSizeGreaterThanOrEqualTo(2).containsOnly(keys.getFirst());
        Page wall = browsers.wall(ColorScheme.LIGHT);
        wall.navigate(client.origin() + "/w/" + session.session() + "#t=" + session.wallToken());
        assertThat(wall.locator("#answered")).hasText("1");
    }

    @Test
    void aVoteTakenBackLeavesTheWall() {
        // Given
        Hosted session = client.start("Taken back");
        String poll = client.addPoll(session, "Sure?", "Yes", "No");
        client.command(session, poll, "open");
        Page wall = browsers.wall(ColorScheme.DARK);
        wall.navigate(client.origin() + "/w/" + session.session() + "#t=" + session.wallToken());
        Page phone = joined(session.code(), ColorScheme.LIGHT);
        answer(phone, 0);
        assertThat(wall.locator("#answered")).containsText("1");
        browsers.photograph(wall, "wall-open-night");

        // When
        phone.click("#retract");

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-vote", "retracted", SOON);
        assertThat(wall.locator("#answered")).containsText("0");
    }

    @Test
    void aWrongCodeIsASentenceWithWhatToDo() {
        // When
        Page phone = browsers.phone(ColorScheme.LIGHT);
        phone.navigate(client.origin() + "/j/000000");

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-state", "wrong", SOON);
        browsers.photograph(phone, "phone-wrong-code");
    }

    @Test
    void anEndedSessionSaysThankYou() {
        // Given
        Hosted session = client.start("The end");
        Page phone = joined(session.code(), ColorScheme.LIGHT);

        // When
        client.post("/api/v1/sessions/" + session.session() + "/end", session.hostToken(), null);

        // Then
        assertThat(phone.locator("body")).hasAttribute("data-state", "ended", SOON);
        browsers.photograph(phone, "phone-ended");
    }

    @Test
    void nothingScrollsSidewaysOnASmallPhone() {
        // Given
        Hosted session = client.start("A title that is rather long for a small phone, and then some more of it");
        String poll = client.addPoll(
                session, "Which of these is it, when all is said and done?", "The first and rather long answer", "No");
        client.command(session, poll, "open");
        Page phone = joined(session.code(), ColorScheme.LIGHT);

        // When
        phone.setViewportSize(320, 568);

        // Then
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        browsers.photograph(phone, "phone-small");
    }

    private Page joined(String code, ColorScheme scheme) {
        Page phone = browsers.phone(scheme);
        phone.navigate(client.origin() + "/j/" + code);
        assertThat(phone.locator("body")).hasAttribute("data-state", Pattern.compile("waiting|open"), SOON);
        return phone;
    }

    private static void answer(Page phone, int option) {
        assertThat(phone.locator("body")).hasAttribute("data-state", "open", SOON);
        phone.click("[data-option='" + option + "']");
        assertThat(phone.locator("[data-option='" + option + "']")).hasAttribute("data-chosen", "counted", SOON);
        assertThat(phone.locator("body")).hasAttribute("data-vote", "counted", SOON);
    }

    private static void compose(Page host, String question, String... options) {
        if (!host.locator("#poll-question").isVisible()) {
            host.keyboard().press("p");
        }
        host.fill("#poll-question", question);
        for (int i = 0; i < options.length; i++) {
            host.fill("[data-composer-option='" + i + "']", options[i]);
        }
        host.click("#add-open");
    }

    private static String code(Page host) {
        return String.valueOf(host.locator("[data-code]").first().textContent()).replaceAll("\\s", "");
    }

    private static Locator bar(Page wall, int option) {
        return wall.locator("#bars [data-option='" + option + "']");
    }
}
