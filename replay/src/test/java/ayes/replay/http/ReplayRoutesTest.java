package ayes.replay.http;

import static ayes.replay.Story.SESSION;
import static ayes.replay.Story.TENANT;
import static ayes.replay.Story.started;
import static ayes.replay.Story.vote;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.access.TokenType;
import ayes.access.http.ProblemHandler;
import ayes.access.http.RequestIds;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.replay.Cursor;
import ayes.replay.ReplaySettings;
import ayes.replay.Story;
import ayes.replay.kafka.Exports;
import ayes.replay.kafka.LogInMemory;
import ayes.replay.kafka.ReplayMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayRoutesTest {

    private static final Tokens TOKENS = new Tokens();
    private static final JsonMapper JSON = new JsonMapper();
    /** Of the same partition. */
    private static final SessionId ANOTHER = Stream.generate(UUID::randomUUID)
            .map(SessionId::new)
            .filter(session -> Exports.partition(session) == Exports.partition(SESSION))
            .findFirst()
            .orElseThrow();

    private final LogInMemory log =
            new LogInMemory().with(started()).with(vote(1)).with(vote(1)).with(vote(2));
    private final WebTestClient client = client(log);

    @Test
    void answersAHostWithOneLineForEachEvent() {
        var answer = body(get("", TOKENS.ofOurs(TokenType.HOST, SESSION, TENANT))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_NDJSON)
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ayes-" + SESSION + ".ndjson\"")
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "no-store")
                .expectBody(String.class));

        assertThat(answer).endsWith("}\n");
        assertThat(answer.lines().map(line -> JSON.readTree(line).get("seq").asLong()))
                .containsExactly(1L, 1L, 2L);
    }

    @Test
    void goesOnBehindACursor() {
        String host = TOKENS.ofHost(TENANT);
        String first = lines("", host)[0].get("cursor").asString();

        assertThat(lines("?from=" + first, host)).hasSize(2);
        assertThat(lines("?to=" + first + "&format=ndjson", host)).hasSize(1);
    }

    @Test
    void answersAnEmptyRangeWithNoLines() {
        get("?from=2030-01-01T00:00:00Z", TOKENS.ofHost(TENANT))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_NDJSON)
                .expectBody()
                .isEmpty();
    }

    @Test
    void refusesWhoeverHasNoToken() {
        refuses(get("", null), 401, "unauthenticated");
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTICIPANT", "WALL"})
    void refusesParticipantsAndWalls(TokenType type) {
        refuses(get("", TOKENS.ofOurs(type, SESSION, TENANT)), 403, "forbidden");
    }

    @Test
    void hidesASessionFromAnotherGuestHost() {
        refuses(get("", TOKENS.ofOurs(TokenType.HOST, ANOTHER, TENANT)), 404, "not-found");
    }

    @Test
    void hidesASessionFromAnotherTenant() {
        var body = refuses(get("", TOKENS.ofHost(new TenantId(UUID.randomUUID()))), 404, "not-found");

        assertThat(body).doesNotContain("filename").doesNotContain(TENANT.toString());
    }

    @Test
    void knowsNothingOfASessionThatIsNotInTheLog() {
        String host = TOKENS.ofHost(TENANT);

        refuses(getFrom("/api/v1/sessions/" + ANOTHER + "/events", host), 404, "not-found");
        refuses(getFrom("/api/v1/sessions/42/events", host), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "?format=pdf,                                                   'allowed: ndjson, csv, avro, parquet, xlsx'",
        "?format=,                                                      allowed: ndjson",
        "?poll=42,                                                      is no poll's id",
        "?type=voteCasted,                                              'voteCast, voteRetracted'",
        "?from=yesterday,                                               2026-11-21T09:30:00Z",
        "?to=,                                                          2026-11-21T09:30:00Z",
        "?from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z,            swap them",
    })
    void saysWhatItWouldTakeInstead(String query, String hint) {
        var body = refuses(get(query, TOKENS.ofHost(TENANT)), 422, "invalid-request");

        assertThat(body).contains(hint);
    }

    @Test
    void tellsOnlyWhatWasSelected() {
        String host = TOKENS.ofHost(TENANT);

        assertThat(lines("?type=voteCast", host)).hasSize(2);
        assertThat(lines("?type=voteCast&type=sessionStarted", host)).hasSize(3);
        assertThat(lines("?poll=" + Story.POLL, host)).hasSize(2);
        assertThat(lines("?poll=" + UUID.randomUUID(), host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "csv,     text/csv;charset=UTF-8",
        "avro,    application/octet-stream",
        "parquet, application/vnd.apache.parquet",
        "xlsx,    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    })
    void answersWithAFileOfTheFormat(String format, String mediaType) {
        get("?format=" + format, TOKENS.ofHost(TENANT))
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(mediaType)
                .expectHeader()
                .valueEquals(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"ayes-" + SESSION + "." + format + "\"")
                .expectBody()
                .consumeWith(answer -> assertThat(answer.getResponseBody()).hasSizeGreaterThan(100));
    }

    @Test
    void compressesTextForWhoeverTakesIt() throws IOException {
        byte[] body = client.get()
                .uri("/api/v1/sessions/" + SESSION + "/events")
                .headers(headers -> headers.setBearerAuth(TOKENS.ofHost(TENANT)))
                .header(HttpHeaders.ACCEPT_ENCODING, "br, gzip")
                .exchange()
                .expectHeader()
                .valueEquals(HttpHeaders.CONTENT_ENCODING, "gzip")
                .expectHeader()
                .valueEquals(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .expectBody()
                .returnResult()
                .getResponseBody();

        try (var text = new GZIPInputStream(new ByteArrayInputStream(Objects.requireNonNull(body)))) {
            assertThat(new String(text.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(3);
        }
    }

    @Test
    void refusesTheCursorOfAnotherPartition() {
        String elsewhere = new Cursor((Exports.partition(SESSION) + 1) % 24, 0).toString();

        refuses(get("?from=" + elsewhere, TOKENS.ofHost(TENANT)), 422, "invalid-request");
    }

    private String refuses(WebTestClient.ResponseSpec response, int status, String type) {
        String body = body(response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist(HttpHeaders.CONTENT_DISPOSITION)
                .expectBody(String.class));
        assertThat(body).contains("\"urn:ayes:problem:" + type + "\"");
        return body;
    }

    private JsonNode[] lines(String query, String token) {
        String body = body(get(query, token).expectStatus().isOk().expectBody(String.class));
        return body.lines().map(JSON::readTree).toArray(JsonNode[]::new);
    }

    private static String body(WebTestClient.BodySpec<String, ?> spec) {
        return Objects.requireNonNullElse(spec.returnResult().getResponseBody(), "");
    }

    private WebTestClient.ResponseSpec get(String query, @Nullable String token) {
        return getFrom("/api/v1/sessions/" + SESSION + "/events" + query, token);
    }

    private WebTestClient.ResponseSpec getFrom(String address, @Nullable String token) {
        return client.get()
                .uri(address)
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .exchange();
    }

    private static WebTestClient client(LogInMemory log) {
        var settings = new ReplaySettings(1, Duration.ofSeconds(10), Duration.ofSeconds(10));
        var exports = new Exports(log::consumer, settings, new ReplayMetrics(new SimpleMeterRegistry()));
        return WebTestClient.bindToRouterFunction(new ReplayRoutes(TOKENS.door(), exports).routes())
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler(new ProblemHandler(JSON))
                        .webFilter(new RequestIds())
                        .build())
                .build();
    }
}
