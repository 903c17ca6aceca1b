package ayes.cluster.door;

import java.util.regex.Pattern;

/** The steps that a request can be for. The same table as in {@code haproxy.cfg}. */
public enum Pool {
    INGEST,
    GATEWAY,
    REPLAY;

    private static final Pattern TALLY = Pattern.compile("/api/v1/polls/[^/]+/tally");
    private static final Pattern HISTORY = Pattern.compile(
            "/api/v1/(sessions/[^/]+/(events|timeline|tally|series|moves|participation|replay)|schemas(/[^/]+)?)|/replay(/.*)?");
    private static final Pattern CALL = Pattern.compile("/(api|\\.well-known)/.*|/(openapi|asyncapi)\\.json");

    /**
     * Which step serves this.
     *
     * @param method in capitals
     * @param target path and query, as they stand in the request's first line
     */
    public static Pool of(String method, String target) {
        String path = target.replaceFirst("\\?.*", "");
        if (method.equals("GET") && TALLY.matcher(path).matches()) {
            return GATEWAY;
        }
        if (HISTORY.matcher(path).matches()) {
            return REPLAY;
        }
        return CALL.matcher(path).matches() ? INGEST : GATEWAY;
    }

    /** What its servers are called in {@code haproxy.cfg}, before their number. */
    String word() {
        return switch (this) {
            case INGEST -> "ingest";
            case GATEWAY -> "gateway";
            case REPLAY -> "replay";
        };
    }
}
