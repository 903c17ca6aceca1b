package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The modules that the pages are made of, one by one, in the browser that runs them and with nothing else of the product.
 * The tests are the files {@code pages/*-test.js}; each exports {@code tests}, a sentence and a function for each.
 */
class PageModulesIT {

    /** Nothing answers there: every request is answered from the class path. */
    private static final String ORIGIN = "http://pages.test";

    private final Browsers browsers = new Browsers();

    @AfterEach
    void nothingWentWrongBesides() {
        var troubles = browsers.troubles();
        browsers.close();
        assertThat(troubles).isEmpty();
    }

    @TestFactory
    Stream<DynamicContainer> everyModuleDoesWhatItsTestsSay() throws IOException, URISyntaxException {
        List<String> files = files();
        assertThat(files).hasSizeGreaterThan(5);
        return files.stream().map(file -> dynamicContainer(file, tests(file)));
    }

    private Stream<DynamicTest> tests(String file) {
        Page page = browsers.phone(ColorScheme.LIGHT);
        page.route(ORIGIN + "/**", PageModulesIT::answer);
        page.navigate(ORIGIN);
        var sentences = (List<?>) page.evaluate("async file => Object.keys((await import(file)).tests)", file);
        assertThat(sentences).as(file).isNotEmpty();
        return sentences.stream()
                .map(String::valueOf)
                .map(sentence -> dynamicTest(sentence, () -> run(page, file, sentence)));
    }

    private static void run(Page page, String file, String sentence) {
        page.evaluate(
                "async ([file, sentence]) => { await (await import(file)).tests[sentence](); }",
                List.of(file, sentence));
    }

    /** As paths of the origin. */
    private static List<String> files() throws IOException, URISyntaxException {
        URI folder = Objects.requireNonNull(PageModulesIT.class.getResource("/pages"))
                .toURI();
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.map(file -> "/pages/" + file.getFileName())
                    .filter(file -> file.endsWith("-test.js"))
                    .sorted()
                    .toList();
        }
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.equals("/")) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/html")
                    .setBody("<!doctype html><title>modules</title>"));
            return;
        }
        try (InputStream file = PageModulesIT.class.getResourceAsStream(path)) {
            if (file == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBodyBytes(file.readAllBytes()));
            }
        } catch (IOException e) {
            throw new AssertionError("cannot read " + path, e);
        }
    }
}
