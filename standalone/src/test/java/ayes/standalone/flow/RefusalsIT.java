package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every refusal of the contract, produced by the case that it names. */
class RefusalsIT {

    private final Client client = Product.client();
    private Hosted session = new Hosted("", "", "", "");
    private String poll = "";
    private Phone phone = new Phone("", "");

    @BeforeEach
    void anOpenPollAndAPhone() {
        session = client.start("Refusals");
        poll = client.addPoll(session, "Tea or coffee?", "Tea", "Coffee");
        client.command(session, poll, "open");
        phone = client.join(session.code());
    }

    @Test
    void aVoteWithoutATokenIsUnauthenticated() {
        assertRefused(send("PUT", "/vote", null, "{\"choices\":[0]}"), 401, "unauthenticated");
    }

    @Test
    void aForgedTokenIsUnauthenticated() {
        // Given
        String forged = phone.token().substring(0, phone.token().length() - 6) + "AAAAAA";

        // Then
        assertRefused(send("PUT", "/vote", forged, "{\"choices\":[0]}"), 401, "unauthenticated");
    }

    @Test
    void aHostCannotVoteAndAParticipantCannotHost() {
        assertRefused(send("PUT", "/vote", session.hostToken(), "{\"choices\":[0]}"), 403, "forbidden");
        assertRefused(send("POST", "/close", phone.token(), null), 403, "forbidden");
        assertRefused(send("POST", "/close", session.wallToken(), null), 403, "forbidden");
    }

    @Test
    void anotherGuestHostsThingsAreNotFound() {
        // Given
        Hosted other = client.start("Somebody else's");
        String address = "/api/v1/sessions/" + session.session();

        // Then
        assertRefused(client.get(address, other.hostToken()), 404, "not-found");
        assertRefused(client.get(address + "/events", other.hostToken()), 404, "not-found");
        assertRefused(send("POST", "/close", other.hostToken(), null), 404, "not-found");
        assertRefused(client.tally(other, poll), 404, "not-found");
        assertRefused(
                client.post(address + "/polls", other.hostToken(), "{\"question\":\"?\",\"options\":[\"a\",\"b\"]}"),
                404,
                "not-found");
    }

    @Test
    void aPollOfAnotherSessionIsNotFoundForAParticipant() {
        // Given
        Phone stranger = client.join(client.start("Elsewhere").code());

        // Then
        assertRefused(send("PUT", "/vote", stranger.token(), "{\"choices\":[0]}"), 404, "not-found");
        assertRefused(send("GET", "/vote", stranger.token(), null), 404, "not-found");
    }

    @Test
    void whatIsNowhereIsNotFound() {
        String host = session.hostToken();
        assertRefused(client.get("/api/v1/nowhere", null), 404, "not-found");
        assertRefused(client.post("/api/v1/polls/" + poll + "/explode", host, null), 404, "not-found");
        assertRefused(client.post("/api/v1/polls/" + UUID.randomUUID() + "/open", host, null), 404, "not-found");
        assertRefused(client.post("/api/v1/polls/not-an-id/open", host, null), 404, "not-found");
    }

    @Test
    void anUnknownCodeIsNotFound() {
        assertRefused(client.post("/api/v1/join", null, "{\"code\":\"what\"}"), 404, "not-found");
    }

    @Test
    void aVoteAfterTheCloseIsRefused() {
        // Given
        client.command(session, poll, "close");

        // Then
        assertRefused(client.vote(phone, poll, 0), 409, "poll-closed");
        assertRefused(client.retract(phone, poll), 409, "poll-closed");
    }

    @Test
    void aDraftCannotBeClosedNorVotedOn() {
        // Given
        String draft = client.addPoll(session, "Later?", "Yes", "No");

        // Then
        assertRefused(client.command(session, draft, "close"), 409, "poll-closed");
        assertRefused(client.vote(phone, draft, 0), 409, "poll-closed");
    }

    @Test
    void anEndedSessionTakesNothingMore() {
        // When
        Answer ended = client.post("/api/v1/sessions/" + session.session() + "/end", session.hostToken(), null);

        // Then
        assertThat(ended.string("status")).isEqualTo("ended");
        assertRefused(client.vote(phone, poll, 0), 409, "session-ended");
        assertRefused(client.command(session, poll, "open"), 409, "session-ended");
        assertRefused(client.post("/api/v1/join", null, "{\"code\":\"" + session.code() + "\"}"), 409, "session-ended");
    }

    @Test
    void whereTheHostAllowsOneVoteASecondIsRefused() {
        // Given
        String once = client.post(
                        "/api/v1/sessions/" + session.session() + "/polls",
                        session.hostToken(),
                        "{\"question\":\"Once?\",\"options\":[\"a\",\"b\"],\"settings\":{\"changeVote\":false}}")
                .string("id");
        client.command(session, once, "open");
        client.vote(phone, once, 0);

        // Then
        assertRefused(client.vote(phone, once, 1), 409, "vote-final");
    }

    @Test
    void aHugeBodyIsTooLarge() {
        String huge = "{\"choices\":[0],\"pad\":\"" + "x".repeat(300_000) + "\"}";
        assertRefused(send("PUT", "/vote", phone.token(), huge), 413, "too-large");
    }

    @Test
    void anotherMediaTypeIsUnsupported() {
        assertRefused(
                client.send(
                        "PUT",
                        "/api/v1/polls/" + poll + "/vote",
                        phone.token(),
                        "choices=0",
                        Map.of("Content-Type", "application/x-www-form-urlencoded")),
                415,
                "unsupported-media-type");
    }

    @Test
    void whatIsNoJsonIsABadRequest() {
        assertRefused(send("PUT", "/vote", phone.token(), "{\"choices\":"), 400, "bad-request");
        assertRefused(send("PUT", "/vote", phone.token(), ""), 400, "bad-request");
    }

    @Test
    void aChoiceThatIsNotThereIsAnInvalidVote() {
        assertRefused(client.vote(phone, poll, 2), 422, "invalid-vote");
        assertRefused(client.vote(phone, poll, -1), 422, "invalid-vote");
        assertRefused(send("PUT", "/vote", phone.token(), "{\"choices\":[0,1]}"), 422, "invalid-vote");
        assertRefused(send("PUT", "/vote", phone.token(), "{}"), 422, "invalid-vote");
        assertRefused(send("PUT", "/vote", phone.token(), "{\"choices\":[0],\"revision\":0}"), 422, "invalid-vote");
    }

    @Test
    void aPollNamesEverythingThatIsWrongWithIt() {
        // When
        Answer refused = client.post(
                "/api/v1/sessions/" + session.session() + "/polls",
                session.hostToken(),
                "{\"kind\":\"riddle\",\"question\":\"\",\"options\":[\"a\"],\"settings\":{\"results\":\"maybe\"}}");

        // Then
        assertRefused(refused, 422, "invalid-poll");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString("")))
                .containsExactly("kind", "question", "options", "settings.results");
    }

    @Test
    void anOrderThatIsNotOfAllItsPollsIsInvalid() {
        assertRefused(
                client.send(
                        "PUT",
                        "/api/v1/sessions/" + session.session() + "/order",
                        session.hostToken(),
                        "{\"polls\":[]}",
                        Map.of()),
                422,
                "invalid-poll");
    }

    @Test
    void aSessionWithoutATitleIsInvalid() {
        assertRefused(client.post("/api/v1/sessions", null, "{\"title\":\"  \"}"), 422, "invalid-session");
    }

    @Test
    void aKeyWithAnotherBodyIsReused() {
        // Given
        assertThat(client.vote(phone, poll, 0, "key-1").status()).isEqualTo(200);

        // Then
        assertRefused(client.vote(phone, poll, 1, "key-1"), 422, "key-reused");
    }

    @Test
    void aRetryWithTheSameKeyGetsTheSameAnswerAndCountsOnce() {
        // Given
        Answer first = client.vote(phone, poll, 0, "key-1");

        // When
        Answer again = client.vote(phone, poll, 0, "key-1");

        // Then
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(client.vote(phone, poll, 1, "key-2").number("seq")).isEqualTo(first.number("seq") + 1);
    }

    @Test
    void anOlderRevisionAnswersWhatStandsAndChangesNothing() {
        // Given
        Answer newer = send("PUT", "/vote", phone.token(), "{\"choices\":[1],\"revision\":5}");

        // When
        Answer older = send("PUT", "/vote", phone.token(), "{\"choices\":[0],\"revision\":4}");

        // Then
        assertThat(older.status()).isEqualTo(200);
        assertThat(older.json()).isEqualTo(newer.json());
        assertThat(send("GET", "/vote", phone.token(), null)
                        .json()
                        .path("choices")
                        .get(0)
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void tooManyVotesOfOneParticipantAreRateLimited() {
        // When
        Answer last = client.vote(phone, poll, 0);
        for (int i = 0; i < 500 && last.status() == 200; i++) {
            last = client.vote(phone, poll, i % 2);
        }

        // Then
        assertRefused(last, 429, "rate-limited");
        assertThat(last.header("Retry-After")).isNotNull();
    }

    @Test
    void theFormatAndTheRangeOfAnExportAreChecked() {
        String events = "/api/v1/sessions/" + session.session() + "/events";
        assertRefused(client.get(events + "?format=docx", session.hostToken()), 422, "invalid-request");
        assertRefused(client.get(events + "?from=yesterday", session.hostToken()), 422, "invalid-request");
        assertRefused(client.get(events, phone.token()), 403, "forbidden");
        assertRefused(client.get(events, null), 401, "unauthenticated");
    }

    /** Reactor Netty 1.3.7 left some of these without an answer (reactor-netty#4361). */
    @Test
    void oneConnectionCarriesAnyNumberOfRefusalsAndAnswers() {
        for (int i = 0; i < 200; i++) {
            assertRefused(client.get("/api/v1/nowhere", null), 404, "not-found");
            assertRefused(client.post("/api/v1/polls/not-an-id/open", session.hostToken(), null), 404, "not-found");
            assertThat(client.get("/api/v1/sessions/" + session.session(), session.hostToken())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyAnswerCarriesTheRequestsId() {
        // When
        Answer refused = client.send("GET", "/api/v1/nowhere", null, null, Map.of("X-Request-Id", "my-request-7"));

        // Then
        assertThat(refused.header("X-Request-Id")).isEqualTo("my-request-7");
        assertThat(refused.string("instance")).isEqualTo("urn:ayes:request:my-request-7");
    }

    private Answer send(String method, String call, @Nullable String token, @Nullable String body) {
        return client.send(method, "/api/v1/polls/" + poll + call, token, body, Map.of());
    }

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).as(answer.text()).startsWith("application/problem+json");
        assertThat(answer.problem()).as(answer.text()).isEqualTo(problem);
        assertThat(answer.string("detail")).isNotEmpty();
        assertThat(answer.text()).doesNotContain("Exception").doesNotContain("at ayes.");
    }
}
