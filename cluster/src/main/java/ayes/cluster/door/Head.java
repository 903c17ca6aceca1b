package ayes.cluster.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a request that stands before its body.
 *
 * @param line such as {@code GET /openapi.json HTTP/1.1}
 * @param headers one a line, as they came
 */
record Head(String line, List<String> headers) {

    private static final int LONGEST = 32 * 1024;

    /** What we keep of a body, to be able to send it a second time. Votes are far smaller. */
    private static final int LARGEST_KEPT_BODY = 64 * 1024;

    Head {
        headers = List.copyOf(headers);
    }

    /** Null if the caller went without a word. */
    static @Nullable Head read(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.length() < LONGEST) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            text.append((char) next);
            if (next == '\n' && endsInEmptyLine(text)) {
                return parse(text.toString());
            }
        }
        throw new IOException("a head of more than " + LONGEST + " bytes");
    }

    private static boolean endsInEmptyLine(StringBuilder text) {
        int length = text.length();
        return length >= 4 && text.substring(length - 4).equals("\r\n\r\n");
    }

    static Head parse(String text) {
        var lines = new ArrayList<>(text.lines().filter(line -> !line.isEmpty()).toList());
        return new Head(lines.isEmpty() ? "" : lines.removeFirst(), lines);
    }

    String method() {
        return word(0);
    }

    /** Path and query. */
    String target() {
        return word(1);
    }

    private String word(int which) {
        String[] words = line.split(" ", -1);
        return words.length > which ? words[which] : "";
    }

    boolean wantsUpgrade() {
        return !header("upgrade").isEmpty();
    }

    /** How long the body is, if it is one to be kept; -1 for one that is passed on as it comes. */
    int bodyToKeep() {
        if (!header("transfer-encoding").isEmpty() || !header("expect").isEmpty()) {
            return -1;
        }
        String length = header("content-length");
        if (!length.matches("\\d{0,9}")) {
            return -1;
        }
        int bytes = length.isEmpty() ? 0 : Integer.parseInt(length);
        return bytes <= LARGEST_KEPT_BODY ? bytes : -1;
    }

    /** Whether a process may get it that another may have seen already. A vote may: it has a key, and counts once. */
    boolean mayBeRepeated() {
        return !method().equals("POST") && bodyToKeep() >= 0;
    }

    /**
     * As it is passed on: with what we know of its way here in place of what the caller claims, and for this one exchange.
     *
     * @param caller its address
     */
    byte[] passedOn(String caller) {
        var text = new StringBuilder(line).append("\r\n");
        for (String header : headers) {
            if (isPassedOn(name(header))) {
                text.append(header).append("\r\n");
            }
        }
        text.append("X-Forwarded-For: ").append(caller).append("\r\n");
        text.append("X-Forwarded-Proto: http\r\n");
        text.append("X-Forwarded-Host: ").append(header("host")).append("\r\n");
        text.append("Connection: ").append(wantsUpgrade() ? "Upgrade" : "close").append("\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isPassedOn(String name) {
        return switch (name) {
            case "connection", "keep-alive", "proxy-connection", "forwarded" -> false;
            default -> !name.startsWith("x-forwarded-");
        };
    }

    private String header(String name) {
        return headers.stream()
                .filter(header -> name(header).equals(name))
                .map(header -> header.substring(header.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static String name(String header) {
        int colon = header.indexOf(':');
        return (colon < 0 ? header : header.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    }
}
