package ayes.gateway.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;

/** The files of {@code web/}, read once: they are few and small, and reading them later would block an event loop. */
public final class PageFiles {

    private static final String ROOT = "/web/";

    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.parseMediaType("text/html;charset=UTF-8"),
            "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
            "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
            "txt", MediaType.parseMediaType("text/plain;charset=UTF-8"),
            "svg", MediaType.parseMediaType("image/svg+xml"),
            "png", MediaType.IMAGE_PNG,
            "woff2", MediaType.parseMediaType("font/woff2"),
            "webmanifest", MediaType.parseMediaType("application/manifest+json"));

    /** @param etag quoted, of the content */
    record PageFile(Resource content, MediaType type, String etag) {}

    private final Map<String, PageFile> files;

    private PageFiles(Map<String, PageFile> files) {
        this.files = Map.copyOf(files);
    }

    /** Everything under {@code web/} in the class path. */
    public static PageFiles fromClassPath() {
        try {
            var files = new HashMap<String, PageFile>();
            for (Resource each : new PathMatchingResourcePatternResolver().getResources("classpath:web/**")) {
                if (each.isReadable()) {
                    String url = each.getURL().getPath();
                    put(files, url.substring(url.lastIndexOf(ROOT) + ROOT.length()), each.getContentAsByteArray());
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

    private static void put(Map<String, PageFile> files, String path, byte[] content) {
        MediaType type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type != null) {
            files.put(path, new PageFile(new ByteArrayResource(content), type, etag(content)));
        }
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
