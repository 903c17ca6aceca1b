package ayes.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names in documents rot, even in the best of repositories: every path and every test that ours name is there. */
class DocsStayTrueTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`\\n]+)`(?!`)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*|#.*");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?");
    private static final Pattern FILE = Pattern.compile(
            "[\\w.@-]+(?:/[\\w.@-]+)*\\.(?:md|java|xml|ya?ml|sql|json|avsc|js|css|html|hex|txt|properties)");
    private static final Pattern FOLDER = Pattern.compile("[\\w.@-]+(?:/[\\w.@-]+)*/?");
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "data", "node_modules", ".idea");

    private static final Path ROOT = root(Path.of("").toAbsolutePath());
    private static final List<Path> FILES = files();

    static List<Path> documents() {
        return FILES.stream()
                .filter(file -> file.toString().endsWith(".md"))
                .filter(file -> file.getParent() == null || file.startsWith("docs"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) {
        assertThat(all(LINK, document)
                        .filter(link -> !ELSEWHERE.matcher(link).matches())
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(link -> !exists(folderOf(document).resolve(link))))
                .as("links of %s that lead nowhere", document)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyPathIsThere(Path document) {
        assertThat(all(CODE, document)
                        .map(code -> code.startsWith("./") ? code.substring(2).replaceFirst(" .*", "") : code)
                        .filter(DocsStayTrueTest::looksLikeOurPath)
                        .filter(path -> !isThere(path, document)))
                .as("paths that %s names and that are not there", document)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestIsThere(Path document) {
        assertThat(all(CODE, document).filter(code -> TEST.matcher(code).matches() && !isTest(code)))
                .as("tests that %s names and that are not there", document)
                .isEmpty();
    }

    @Test
    void tellsPathsFromOtherThings() {
        assertThat(List.of("pom.xml", "house-rules/gone", "schemas/src/main", "no-such.yaml", "replay/gone.java"))
                .allMatch(DocsStayTrueTest::looksLikeOurPath);
        assertThat(List.of("/openapi.json", "application/json", "ayes.events", "through", "PUT /vote", "from/to"))
                .noneMatch(DocsStayTrueTest::looksLikeOurPath);
    }

    /** A file by its ending; a folder by beginning with one of ours. Addresses begin with a slash. */
    private static boolean looksLikeOurPath(String code) {
        if (FILE.matcher(code).matches()) {
            return true;
        }
        return code.indexOf('/') > 0
                && FOLDER.matcher(code).matches()
                && exists(Path.of(code.substring(0, code.indexOf('/'))));
    }

    /** From the root, or beside the document; a bare file name anywhere. */
    private static boolean isThere(String path, Path document) {
        return exists(Path.of(path))
                || exists(folderOf(document).resolve(path))
                || (path.indexOf('/') < 0 && FILES.stream().anyMatch(file -> file.endsWith(path)));
    }

    private static boolean isTest(String code) {
        var name = TEST.matcher(code);
        if (!name.matches()) {
            return false;
        }
        Optional<Path> source = FILES.stream()
                .filter(file -> file.endsWith(name.group(1) + ".java"))
                .findFirst();
        String method = name.group(2);
        return source.isPresent() && (method == null || read(source.get()).contains(" " + method + "("));
    }

    private static Stream<String> all(Pattern pattern, Path document) {
        // What stands in a fenced block is an example.
        String prose = read(document).replaceAll("(?s)```.*?```", "");
        return pattern.matcher(prose).results().map((MatchResult found) -> found.group(1));
    }

    private static boolean exists(Path path) {
        return Files.exists(ROOT.resolve(path));
    }

    private static Path folderOf(Path document) {
        return document.getParent() == null ? Path.of("") : document.getParent();
    }

    private static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    private static Path root(Path from) {
        return Files.isDirectory(from.resolve("schemas"))
                ? from
                : root(Objects.requireNonNull(from.getParent(), "run this inside the repository"));
    }

    /** Relative to the root. */
    private static List<Path> files() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = NOT_OURS.contains(folder.getFileName().toString());
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(ROOT.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new AssertionError("cannot list " + ROOT, e);
        }
        return files;
    }
}
