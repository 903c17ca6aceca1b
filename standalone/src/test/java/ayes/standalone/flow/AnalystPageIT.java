package ayes.standalone.flow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An analyst in a real browser, on a session that runs: back in time, on at ten times its speed, live, and home with the data. */
class AnalystPageIT {

    private static final HasAttributeOptions SOON = new HasAttributeOptions().setTimeout(15_000);
    private static final ContainsTextOptions SOON_TEXT = new ContainsTextOptions().setTimeout(15_000);
    private static final HasURLOptions SOON_URL = new HasURLOptions().setTimeout(15_000);
    private static final String LONG_QUESTION =
            "Which of the twelve proposals that went round last week should the whole"
                    + " company work on first, all things considered?";

    /** 30 phones: 20 vote for the first option, the room sees it, 12 of them go to the second, one takes its vote back. */
    private static final int SEEN = 20;

    private static final int WENT_OVER = 12;

    private static final Client CLIENT = Product.client();
    private static Hosted session;
    private static String tea;
    private static List<Phone> phones;

    private static Browsers browsers;

    @BeforeAll
    static void aRoomThatChangesItsMind() throws Exception {
        session = CLIENT.start("Friday all hands: what we build next");
        tea = CLIENT.addPoll(session, "Tea or coffee?", "Tea", "Coffee", "Water is fine");
        String twelve = CLIENT.addPoll(
                session,
                LONG_QUESTION,
                "Accessibility",
                "Billing",
                "Customer portal",
                "Documentation",
                "Export",
                "Faster search and a better ranking of what it finds",
                "Graphs",
                "Hiring",
                "Internationalisation",
                "Just fix bugs",
                "Kubernetes",
                "Fewer meetings");
        CLIENT.addPoll(session, "Was this useful?", "Yes", "No");
        phones = Crowd.of(30, _ -> CLIENT.join(session.code()));
        CLIENT.command(session, twelve, "open");
        Crowd.of(30, i -> CLIENT.vote(phones.get(i), twelve, i * i % 12));
        CLIENT.command(session, twelve, "close");
        CLIENT.command(session, tea, "open");
        for (int i = 0; i < SEEN; i++) {
            CLIENT.vote(phones.get(i), tea, 0);
        }
        CLIENT.command(session, tea, "reveal");
        for (int i = 0; i < WENT_OVER; i++) {
            CLIENT.vote(phones.get(i), tea, 1);
        }
        CLIENT.retract(phones.get(SEEN - 1), tea);
        browsers = new Browsers();
    }

    @AfterEach
    void everyScriptRanWithoutAnErrorAndWithinOurPolicy() {
        var troubles = browsers.troubles();
        browsers.closePages();
        assertThat(troubles).isEmpty();
    }

    @AfterAll
    static void closeTheBrowser() {
        browsers.close();
    }

    @Test
    void anAnalystGoesBackPlaysGoesLiveAndTakesTheDataAlong() throws IOException {
        // Given: the live edge
        Page page = opened(browsers.desk(ColorScheme.LIGHT), "");
        showsCounts(page, SEEN - WENT_OVER - 1, WENT_OVER, 0);
        assertThat(page.locator("body")).hasAttribute("data-mode", "live");

        // When: back to when the room saw the results
        String shown = mark("revealed");
        page.selectOption("#jump", micros(shown));

        // Then: as it was, and the address says when
        showsCounts(page, SEEN, 0, 0);
        assertThat(page.locator("#at-state")).containsText("results shown");
        page.waitForURL(Pattern.compile("[?&]at=" + Pattern.quote(shown.substring(0, 23))));
        drawn(page);
        browsers.photograph(page, "analyst-back");

        // When: by the first vote of each, a link to that, opened by somebody else who hosts
        page.keyboard().press("End");
        page.selectOption("#rule", "first");
        showsCounts(page, SEEN, 0, 0);
        assertThat(page.locator("[data-option='0'] .apart")).hasText("+" + (WENT_OVER + 1));
        page.selectOption("#rule", "last");

        // When: on from there at ten times its speed
        page.selectOption("#jump", micros(shown));
        page.selectOption("#speed", "10");
        page.keyboard().press("Space");

        // Then: it arrives in the present, and is live
        assertThat(page.locator("body")).hasAttribute("data-mode", "live", SOON);
        showsCounts(page, SEEN - WENT_OVER - 1, WENT_OVER, 0);
        CLIENT.vote(phones.get(SEEN), tea, 2);
        showsCounts(page, SEEN - WENT_OVER - 1, WENT_OVER, 1);
        drawn(page);
        browsers.photograph(page, "analyst-live");

        // When: the data up to when the room saw the results
        page.selectOption("#jump", micros(shown));
        List<String> lines = exported(page, "ndjson");

        // Then
        assertThat(lines.getLast()).contains("\"type\":\"pollRevealed\"").contains(shown);
        assertThat(lines.stream().filter(line -> line.contains("\"voteCast\"") && line.contains(tea)))
                .hasSize(SEEN);
    }

    @Test
    void everyChartHasItsTable() {
        // Given
        Page page = opened(browsers.desk(ColorScheme.DARK), "?poll=" + tea);

        // When
        page.keyboard().press("t");

        // Then
        page.check("#newcomers");
        assertThat(page.locator("#at-table")).containsText("A Tea");
        assertThat(page.locator("#shares-table thead")).containsText("B Coffee");
        assertThat(page.locator("#pace-table thead")).containsText("Taken back");
        assertThat(page.locator("#moves-table tbody tr").filter(has("A Tea", "B Coffee")))
                .containsText(String.valueOf(WENT_OVER), SOON_TEXT);
        assertThat(page.locator("#turnout-table")).containsText("30 joined");
        drawn(page);
        browsers.photographWhole(page, "analyst-tables-night");
    }

    @Test
    void eventsArePagedAndFiltered() {
        // Given
        Page page = opened(browsers.desk(ColorScheme.LIGHT), "");
        assertThat(page.locator("#events-note")).containsText("1 to 50", SOON_TEXT);

        // When: the next page
        page.click("#events-on");

        // Then
        assertThat(page.locator("#events-note")).containsText("51 to 100", SOON_TEXT);
        page.click("#events-back");
        assertThat(page.locator("#events-note")).containsText("1 to 50", SOON_TEXT);

        // When: only what was taken back, of one poll
        page.selectOption("#events-type", "back");
        page.selectOption("#events-poll", tea);

        // Then: one event, and its moment is one click away
        assertThat(page.locator("#events-note")).hasText("1 to 1, all there are");
        assertThat(page.locator("#events-table tbody tr")).containsText("A → none");
        page.click("#events-table .moment");
        assertThat(page.locator("body")).hasAttribute("data-mode", "paused");
        showsCounts(page, SEEN - WENT_OVER - 1, WENT_OVER, 0);
    }

    @Test
    void itFitsAPhoneAndAVerySmallOne() {
        // Given
        String twelve = timeline().at("/polls/1/id").asString();
        Page phone = opened(browsers.phone(ColorScheme.DARK), "?poll=" + twelve);
        assertThat(phone.locator("#at-head")).hasText(LONG_QUESTION);
        drawn(phone);
        browsers.photograph(phone, "analyst-phone-night");
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);

        // When
        phone.setViewportSize(320, 568);

        // Then
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
        browsers.photographWhole(phone, "analyst-phone-small-night");
    }

    @Test
    void aSessionNobodyVotedInIsShownToo() {
        // Given
        Hosted quiet = CLIENT.start("Quiet");

        // When
        Page page = opened(browsers.desk(ColorScheme.LIGHT), quiet, "");

        // Then
        assertThat(page.locator("body")).hasAttribute("data-state", "empty", SOON);
        browsers.photograph(page, "analyst-no-polls");

        // When
        CLIENT.addPoll(quiet, "Anybody there?", "Yes", "No");

        // Then
        assertThat(page.locator("#at-head")).containsText("Anybody there?", SOON_TEXT);
        assertThat(page.locator("#at-state")).hasText("Not open yet");
        assertThat(page.locator("#shares .empty")).hasText("No votes.");
        browsers.photograph(page, "analyst-no-votes");
    }

    @Test
    void onlyAHostLooksIntoThePast() {
        // When
        Page page = browsers.desk(ColorScheme.DARK);
        page.navigate(CLIENT.origin() + "/a/" + session.session() + "#t=" + session.wallToken());

        // Then
        assertThat(page.locator("body")).hasAttribute("data-state", "refused", SOON);
        assertThat(page.locator("#about")).containsText("Only the host");
        browsers.photograph(page, "analyst-refused-night");
    }

    @Test
    void theHostsPageLeadsHereAndTheEndOfASessionIsNotTheEndOfItsHistory() {
        // Given
        Hosted ended = CLIENT.start("Over");
        String poll = CLIENT.addPoll(ended, "Was it good?", "Yes", "No");
        CLIENT.command(ended, poll, "open");
        CLIENT.vote(CLIENT.join(ended.code()), poll, 0);
        Page host = browsers.desk(ColorScheme.LIGHT);
        host.navigate(CLIENT.origin() + "/w/" + ended.session() + "#h=" + ended.hostToken());
        assertThat(host.locator("body")).hasAttribute("data-state", "open", SOON);
        assertThat(host.locator("#do-analyse")).isVisible();

        // When
        CLIENT.post("/api/v1/sessions/" + ended.session() + "/end", ended.hostToken(), null);
        assertThat(host.locator("body")).hasAttribute("data-state", "ended", SOON);
        browsers.photograph(host, "wall-ended-host");
        Page page = host.waitForPopup(() -> host.click("#analyse"));

        // Then
        assertThat(page.locator("#about")).containsText("ended", SOON_TEXT);
        assertThat(page.locator("body")).hasAttribute("data-mode", "paused", SOON);
        assertThat(page.locator("#do-live")).isHidden();
        assertThat(page.locator("#bars [data-option='0']")).hasAttribute("data-count", "1", SOON);
        assertThat(page.url()).doesNotContain(ended.hostToken());
    }

    @Test
    void aWallPlaysTheSessionAgainAndSaysSo() {
        // Given
        Page wall = browsers.wall(ColorScheme.LIGHT);

        // When
        wall.navigate(CLIENT.origin() + "/w/" + session.session() + "?replay&at=" + mark("revealed") + "#t="
                + session.wallToken());

        // Then: it begins there, and nobody takes it for live
        assertThat(wall.locator("#film-state")).containsText("Replay", SOON_TEXT);
        assertThat(wall.locator("#bars [data-option='0']")).hasAttribute("data-count", Pattern.compile("\\d+"), SOON);
        assertThat(wall.locator("#join")).isHidden();
        assertThat(wall.locator("#badge")).isHidden();
        wall.keyboard().press("Space");
        assertThat(wall.locator("body")).hasAttribute("data-film", "paused", SOON);
        browsers.photograph(wall, "wall-replay-paused");

        // When: back to its beginning, and fast
        wall.locator("#film-scrub").fill("0");
        assertThat(wall.locator("body")).hasAttribute("data-state", "lobby", SOON);
        browsers.photograph(wall, "wall-replay-lobby");
        wall.selectOption("#film-speed", "100");
        wall.click("#film-toggle");

        // Then: it catches up with the session, and a reload would go on there
        assertThat(wall.locator("body")).not().hasAttribute("data-state", "lobby", SOON);
        assertThat(wall.locator("#bars [data-option='1']")).hasAttribute("data-count", String.valueOf(WENT_OVER), SOON);
        assertThat(wall).hasURL(Pattern.compile("replay&at=.*speed=100"), SOON_URL);
        browsers.photograph(wall, "wall-replay");
    }

    private Page opened(Page page, String words) {
        return opened(page, session, words);
    }

    private Page opened(Page page, Hosted whose, String words) {
        // Chromium would ask a person where to put a file.
        page.addInitScript("delete window.showSaveFilePicker");
        page.navigate(CLIENT.origin() + "/a/" + whose.session() + words + "#h=" + whose.hostToken());
        assertThat(page.locator("body")).hasAttribute("data-state", Pattern.compile("ready|empty"), SOON);
        assertThat(page.url()).doesNotContain(whose.hostToken());
        return page;
    }

    private static void showsCounts(Page page, int... counts) {
        for (int option = 0; option < counts.length; option++) {
            assertThat(page.locator("#bars [data-option='" + option + "']"))
                    .hasAttribute("data-count", String.valueOf(counts[option]), SOON);
        }
    }

    /** Until the charts are there: a picture without them shows nothing. */
    private static void drawn(Page page) {
        assertThat(page.locator("#shares canvas")).isVisible();
        assertThat(page.locator("#turnout canvas")).isVisible();
        page.waitForFunction("() => [...document.querySelectorAll('#shares, #pace, #moves, #turnout')]"
                + ".every((card) => !/One moment/.test(card.textContent))");
    }

    private static List<String> exported(Page page, String format) throws IOException {
        page.keyboard().press("e");
        page.check("#formats [value='" + format + "']");
        Download download = page.waitForDownload(() -> page.click("#export-go"));
        assertThat(page.locator("#export-note")).containsText("Saved", SOON_TEXT);
        assertThat(download.suggestedFilename()).endsWith("-events." + format);
        Path file = download.path();
        return Files.readAllLines(file);
    }

    private static FilterOptions has(String from, String to) {
        return new FilterOptions().setHasText(Pattern.compile(from + ".*" + to));
    }

    private static JsonNode timeline() {
        return CLIENT.get("/api/v1/sessions/" + session.session() + "/timeline", session.hostToken())
                .json();
    }

    /** When something last happened to the first poll. */
    private static String mark(String type) {
        return timeline()
                .at("/polls/0/marks")
                .valueStream()
                .filter(mark -> mark.path("type").asString().equals(type))
                .map(mark -> mark.path("at").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String micros(String instant) {
        var at = Instant.parse(instant);
        return String.valueOf(at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000);
    }
}
