package ayes.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.gateway.http.PageFiles.PageFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final Pattern CHARTS = Pattern.compile("/web/(lib/[^\"]+)");

    private final PageFiles files = PageFiles.fromClassPath();

    @Test
    void theAnalystsPageNamesTheLibraryByItsContent() throws IOException {
        // When
        var names = CHARTS.matcher(text(file("analyst.html")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();

        // Then
        assertThat(names).singleElement().asString().matches("lib/echarts\\.[0-9a-f]{24}\\.js");
        PageFile charts = file(names.getFirst());
        assertThat(charts.keeps()).isTrue();
        assertThat(charts.type().toString()).startsWith("text/javascript");
        assertThat(text(charts)).contains("Apache");
        assertThat(charts.etag()).contains(names.getFirst().replaceAll("lib/echarts\\.|\\.js", ""));
    }

    @Test
    void theLibraryIsZippedOnceForAll() throws IOException {
        // Given
        String name = CHARTS.matcher(text(file("analyst.html")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        PageFile charts = file(name);

        // When
        var zipped = Objects.requireNonNull(charts.zipped());

        // Then
        try (var unzipped = new GZIPInputStream(zipped.getInputStream())) {
            assertThat(unzipped.readAllBytes()).isEqualTo(charts.content().getContentAsByteArray());
        }
        assertThat(zipped.contentLength()).isLessThan(charts.content().contentLength() / 2);
    }

    @Test
    void pagesAndScriptsAreAskedForEachTime() {
        assertThat(file("wall.html").keeps()).isFalse();
        assertThat(file("wall/wall.js").keeps()).isFalse();
        assertThat(file("fonts/inter-latin.woff2").keeps()).isTrue();
        assertThat(files.find("lib/echarts.js")).isEmpty();
    }

    private PageFile file(String path) {
        return files.find(path).orElseThrow();
    }

    private static String text(PageFile file) throws IOException {
        return file.content().getContentAsString(StandardCharsets.UTF_8);
    }
}
