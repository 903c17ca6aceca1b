package ayes.gateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.MediaType;

/** The files of {@code web/}, read once: they are few and small, and reading them later would block an event loop. */
public final class PageFiles {

    private static final String ROOT = "/web/";

    /** Says which version the parent pom named: it stands in the path as well. */
    private static final String CHARTS_VERSION = "META-INF/maven/org.mvnpm/echarts/pom.properties";

    private static final String CHARTS = "META-INF/resources/_static/echarts/%s/dist/echarts.esm.min.js";

    /** What a page calls them; what it is served as names their content as well, and so never changes. */
    private static final String CHARTS_FILE = "lib/echarts.js";

    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.parseMediaType("text/html;charset=UTF-8"),
            "js", SCRIPT,
            "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
            "txt", MediaType.parseMediaType("text/plain;charset=UTF-8"),
            "svg", MediaType.parseMediaType("image/svg+xml"),
            "png", MediaType.IMAGE_PNG,
            "woff2", MediaType.parseMediaType("font/woff2"),
            "webmanifest", MediaType.parseMediaType("application/manifest+json"));

    /**
     * @param etag quoted, of the content
     * @param keeps whether what this path names never changes
     * @param zipped the same in gzip: a megabyte is not squeezed for each viewer on an event loop; null for small files
     */
    record PageFile(
            Resource content,
            MediaType type,
            String etag,
            boolean keeps,
            @Nullable Resource zipped) {}

    private final Map<String, PageFile> files;

    private PageFiles(Map<String, PageFile> files) {
        this.files = Map.copyOf(files);
    }

    /** Everything under {@code web/} in the class path, and the library that draws charts. */
    public static PageFiles fromClassPath() {
        try {
            var files = new HashMap<String, PageFile>();
            String charts = charts(files);
            for (Resource each : new PathMatchingResourcePatternResolver().getResources("classpath:web/**")) {
                if (each.isReadable()) {
                    String url = each.getURL().getPath();
                    String path = url.substring(url.lastIndexOf(ROOT) + ROOT.length());
                    put(files, path, path.endsWith(".html") ? naming(charts, each) : each.getContentAsByteArray());
                }
            }
            return new PageFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException("the pages cannot be read", e);
        }
    }

    /** @param path below {@code web/}, such as {@code look/theme.css} */
    Optional<PageFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    private static String charts(Map<String, PageFile> files) throws IOException {
        var jar = PropertiesLoaderUtils.loadProperties(new ClassPathResource(CHARTS_VERSION));
        byte[] content = new ClassPathResource(CHARTS.formatted(jar.getProperty("version"))).getContentAsByteArray();
        String etag = etag(content);
        String path = CHARTS_FILE.replace(".js", "." + etag.replace("\"", "") + ".js");
        files.put(path, new PageFile(resource(content), SCRIPT, etag, true, resource(zipped(content))));
        return path;
    }

    private static byte[] naming(String charts, Resource page) throws IOException {
        return page.getContentAsString(StandardCharsets.UTF_8)
                .replace(ROOT + CHARTS_FILE, ROOT + charts)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void put(Map<String, PageFile> files, String path, byte[] content) {
        MediaType type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type != null) {
            boolean keeps = type.getType().equals("font");
            files.put(path, new PageFile(resource(content), type, etag(content), keeps, null));
        }
    }

    private static Resource resource(byte[] content) {
        return new ByteArrayResource(content);
    }

    private static byte[] zipped(byte[] content) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(content);
        }
        return zipped.toByteArray();
    }

    private static String etag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
