package ayes.standalone.flow;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The machine's own Chromium, without a window. What goes wrong in a page's script is kept. */
final class Browsers implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final List<String> QUIET = List.of(
            "--no-sandbox", // root in a container has no user namespace to put it in
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright = Playwright.create();
    private final Browser chromium = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(found()).setArgs(QUIET));
    private final List<String> troubles = new ArrayList<>();

    Page phone(ColorScheme scheme) {
        return page(390, 844, scheme);
    }

    Page wall(ColorScheme scheme) {
        return page(1920, 1080, scheme);
    }

    Page desk(ColorScheme scheme) {
        return page(1440, 900, scheme);
    }

    /** Script errors, and what broke our Content-Security-Policy, in any page so far. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Everybody leaves; the browser stays. */
    void closePages() {
        chromium.contexts().forEach(BrowserContext::close);
        troubles.clear();
    }

    /** Kept under {@code target/screenshots}, to be looked at by a person. */
    void photograph(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** As {@link #photograph}, with what one would have to scroll to. */
    void photographWhole(Page page, String name) {
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        // Not a full-page screenshot: what sticks to the bottom would stick in the middle.
        page.setViewportSize(width, ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue());
        photograph(page, name);
        page.setViewportSize(width, height);
    }

    private Page page(int width, int height, ColorScheme scheme) {
        BrowserContext person = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
        person.addInitScript("addEventListener('securitypolicyviolation',"
                + " (e) => reportError(new Error('our policy forbids ' + e.violatedDirective + ' ' + e.blockedURI)))");
        person.onPage(page -> page.onPageError(troubles::add));
        return person.newPage();
    }

    private static Path found() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "The pages are tested in Chromium and there is none: install it (Debian: apt-get install chromium)."));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
