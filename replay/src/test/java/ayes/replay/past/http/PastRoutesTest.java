package ayes.replay.past.http;

import static ayes.replay.Story.POLL;
import static ayes.replay.Story.SESSION;
import static ayes.replay.Story.START;
import static ayes.replay.Story.TENANT;
import static ayes.replay.Story.recorded;
import static ayes.replay.Story.started;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.access.TokenType;
import ayes.access.http.ProblemHandler;
import ayes.access.http.RequestIds;
import ayes.event.Ballot;
import ayes.event.ParticipantId;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.VoteCast;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.fold.PollHistory;
import ayes.replay.http.Tokens;
import ayes.replay.kafka.LogInMemory;
import ayes.replay.kafka.Pasts;
import ayes.replay.kafka.ReplayMetrics;
import ayes.replay.past.PastSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PastRoutesTest {

    private static final Tokens TOKENS = new Tokens();
    private static final JsonMapper JSON = new JsonMapper();
    private static final SessionId ANOTHER = new SessionId(UUID.randomUUID());

    private final LogInMemory log = new LogInMemory()
            .with(started())
            .with(recorded(POLL, 1, 1, new PollCreated(PollHistory.DEFINITION)))
            .with(recorded(POLL, 1, 2, new PollOpened()))
            .with(vote(3, 1, 0))
            .with(vote(3, 1, 0))
            .with(vote(5, 3, 1))
            .with(vote(4, 2, 0));
    private final WebTestClient client = client();

    @Test
    void answersWhereThePollStood() {
        String host = TOKENS.ofHost(TENANT);

        assertThat(ok("tally?poll=" + POLL + "&at=3", host).path("counts").toString())
                .isEqualTo("[1,0,0]");
        assertThat(ok("tally?poll=" + POLL + "&at=" + START.plusSeconds(4), host)
                        .path("counts")
                        .toString())
                .isEqualTo("[2,0,0]");
        JsonNode now = ok("tally?poll=" + POLL, host);
        assertThat(now.path("counts").toString()).isEqualTo("[2,1,0]");
        assertThat(now.path("at").asString()).isEqualTo(START.plusSeconds(5).toString());
        assertThat(now.path("events").asInt()).isEqualTo(5);
    }

    @Test
    void answersEveryQuestion() {
        String host = TOKENS.ofOurs(TokenType.HOST, SESSION, TENANT);

        assertThat(ok("timeline", host).path("polls")).hasSize(1);
        assertThat(ok("tally", host).path("polls")).hasSize(1);
        assertThat(ok("series?poll=" + POLL + "&bucket=1s&to=" + START.plusSeconds(5), host)
                        .path("points"))
                .hasSize(3);
        assertThat(ok("moves?poll=" + POLL + "&to=" + START.plusSeconds(5), host)
                        .path("moves")
                        .toString())
                .isEqualTo("[{\"from\":null,\"to\":0,\"participants\":2},{\"from\":null,\"to\":1,\"participants\":1}]");
        assertThat(ok("participation", host).at("/polls/0/voters").asInt()).isEqualTo(3);
    }

    @Test
    void wallsMaySeeCountsAndNoMore() {
        String wall = TOKENS.ofOurs(TokenType.WALL, SESSION, TENANT);

        assertThat(ok("tally", wall).path("polls")).hasSize(1);
        refuses("timeline", wall, 403, "forbidden");
        refuses("moves?poll=" + POLL, wall, 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "tally", "series?poll=x", "moves", "participation", "replay"})
    void participantsMayNot(String call) {
        refuses(call, TOKENS.ofOurs(TokenType.PARTICIPANT, SESSION, TENANT), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "tally", "participation", "replay"})
    void hidesItFromOthers(String call) {
        refuses(call, TOKENS.ofHost(new TenantId(UUID.randomUUID())), 404, "not-found");
        refuses(call, TOKENS.ofOurs(TokenType.HOST, ANOTHER, TENANT), 404, "not-found");
    }

    @Test
    void hidesItFromTheWallOfAnotherSession() {
        refuses("tally", TOKENS.ofOurs(TokenType.WALL, ANOTHER, TENANT), 404, "not-found");
    }

    @Test
    void knowsNoPollOfAnotherSession() {
        refuses("tally?poll=" + UUID.randomUUID(), TOKENS.ofHost(TENANT), 404, "not-found");
        refuses("series?poll=" + UUID.randomUUID(), TOKENS.ofHost(TENANT), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "tally?at=yesterday,                          2026-11-21T09:30:00Z",
        "tally?at=3,                                  name it",
        "tally?rule=best,                             'allowed: last, first'",
        "tally?until=noon,                            2026-11-21T09:30:00Z",
        "tally?poll=tea,                              id of a poll",
        "series,                                      poll",
        "series?poll=POLL&buckets=0,                  1 to 2000",
        "series?poll=POLL&buckets=2001,               1 to 2000",
        "series?poll=POLL&bucket=fast,                60s",
        "series?poll=POLL&from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z, swap them",
        "series?poll=POLL&bucket=1ms&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z, 2000",
        "moves?poll=POLL&from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z,  swap them",
        "participation?at=17,                         2026-11-21T09:30:00Z",
        "replay?speed=1000,                           0.5 to 100",
        "replay?from=now,                             2026-11-21T09:30:00Z",
    })
    void saysWhatItWouldTakeInstead(String call, String hint) {
        String body = refuses(call.replace("POLL", POLL.toString()), TOKENS.ofHost(TENANT), 422, "invalid-request");

        assertThat(body).contains(hint);
    }

    @Test
    void saysThatTheBeginningHasExpired() {
        var cut = new LogInMemory().begunAt(1).with(vote(3, 1, 0)).with(vote(4, 2, 0));

        String body = body(client(cut)
                .get()
                .uri("/api/v1/sessions/" + SESSION + "/tally")
                .headers(headers -> headers.setBearerAuth(TOKENS.ofHost(TENANT)))
                .exchange()
                .expectStatus()
                .isEqualTo(410)
                .expectBody(String.class));

        assertThat(body).contains("urn:ayes:problem:gone").contains("expired");
    }

    private static Recorded vote(long seq, int participant, int choice) {
        return recorded(
                POLL,
                1,
                seq,
                new VoteCast(new ParticipantId(new UUID(7, participant)), Ballot.of(choice), Ballot.EMPTY, seq));
    }

    private JsonNode ok(String call, String token) {
        return JSON.readTree(body(get(call, token).expectStatus().isOk().expectBody(String.class)));
    }

    private String refuses(String call, String token, int status, String type) {
        String body = body(get(call, token)
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(String.class));
        assertThat(body).contains("\"urn:ayes:problem:" + type + "\"");
        return body;
    }

    private static String body(WebTestClient.BodySpec<String, ?> spec) {
        return Objects.requireNonNullElse(spec.returnResult().getResponseBody(), "");
    }

    private WebTestClient.ResponseSpec get(String call, String token) {
        return client.get()
                .uri("/api/v1/sessions/" + SESSION + "/" + call)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient client() {
        return client(log);
    }

    private static WebTestClient client(LogInMemory log) {
        var settings = new PastSettings(1 << 20, 2, Duration.ofMillis(1), 1, Duration.ofSeconds(1), null);
        var pasts = new Pasts(
                log::consumer, settings, Duration.ofSeconds(10), new ReplayMetrics(new SimpleMeterRegistry()));
        InstantSource clock = InstantSource.fixed(START.plusSeconds(5));
        var replay = new ReplayHandler(TOKENS.door(), pasts, settings, Duration.ofSeconds(10), clock);
        var routes = new PastRoutes(TOKENS.door(), pasts, replay, JSON, clock).routes();
        return WebTestClient.bindToRouterFunction(routes)
                .handlerStrategies(HandlerStrategies.builder()
                        .exceptionHandler(new ProblemHandler(JSON))
                        .webFilter(new RequestIds())
                        .build())
                .build();
    }
}
