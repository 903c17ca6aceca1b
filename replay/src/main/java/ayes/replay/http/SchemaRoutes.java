package ayes.replay.http;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import ayes.access.Problem;
import ayes.access.Refused;
import ayes.topic.Topic;
import ayes.topic.Topics;
import ayes.wire.PastSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/schemas}: what the bytes in the topics mean. For everybody: a schema tells nothing of anybody. */
public final class SchemaRoutes {

    private static final String PATH = "/api/v1/schemas";
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    /** @param isCurrent whether records are written with it still */
    private record Published(Topic<?> topic, Schema schema, boolean isCurrent) {

        private String fingerprint() {
            return "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema));
        }

        /** How every value begins that was written with it. */
        private String header() {
            long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
            return "c301" + HexFormat.of().toHexDigits(Long.reverseBytes(fingerprint));
        }

        private Map<String, Object> entry() {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("name", schema.getFullName());
            entry.put("fingerprint", fingerprint());
            entry.put("header", header());
            entry.put("topics", List.of(topic.name()));
            entry.put("current", isCurrent);
            entry.put("href", PATH + "/" + fingerprint());
            return entry;
        }
    }

    private final List<Published> published =
            Topics.ALL.stream().flatMap(topic -> of(topic).stream()).toList();
    private final Map<String, Schema> byFingerprint =
            published.stream().collect(Collectors.toMap(Published::fingerprint, Published::schema, (one, _) -> one));

    public RouterFunction<ServerResponse> routes() {
        return route().GET(PATH, _ -> all())
                .GET(PATH + "/{fingerprint}", this::one)
                .build();
    }

    private static List<Published> of(Topic<?> topic) {
        Schema present = topic.codec().schema();
        var schemas = new ArrayList<Published>();
        schemas.add(new Published(topic, present, true));
        PastSchemas.of(present).forEach(past -> schemas.add(new Published(topic, past, false)));
        return schemas;
    }

    private Mono<ServerResponse> all() {
        return ServerResponse.ok()
                .cacheControl(CacheControl.maxAge(GOOD_FOR))
                .bodyValue(Map.of(
                        "encoding",
                        "avro-single-object",
                        "schemas",
                        published.stream().map(Published::entry).toList()));
    }

    private Mono<ServerResponse> one(ServerRequest request) {
        Schema schema = byFingerprint.get(request.pathVariable("fingerprint"));
        if (schema == null) {
            return Mono.error(new Refused(Problem.notFound()));
        }
        return ServerResponse.ok()
                .cacheControl(CacheControl.maxAge(GOOD_FOR))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(schema.toString());
    }
}
