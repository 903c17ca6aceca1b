package ayes.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ayes.access.Problem;
import ayes.access.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemHandlerTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final ProblemHandler handler = new ProblemHandler(JSON);
    private final MockServerWebExchange exchange =
            MockServerWebExchange.from(MockServerHttpRequest.get("/").header(RequestIds.HEADER, "call-7"));

    @Test
    void writesTheDocumentThatTheContractShows() {
        var document = handle(
                new Refused(Problem.invalidPoll(List.of(new Problem.FieldError("options[2]", "is there twice")))));

        assertThat(document).isEqualTo(JSON.readTree("""
                {
                  "type": "urn:ayes:problem:invalid-poll",
                  "title": "The poll is not valid",
                  "status": 422,
                  "detail": "options[2]: is there twice.",
                  "instance": "urn:ayes:request:call-7",
                  "errors": [{"field": "options[2]", "message": "is there twice"}]
                }
                """));
        assertThat(exchange.getResponse().getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(exchange.getResponse().getHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void namesNoFieldsWhereNoneIsToBlame() {
        assertThat(handle(new Refused(Problem.notFound())).has("errors")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "999, 1", "1000, 1", "1001, 2", "59500, 60"})
    void roundsRetryAfterUpToWholeSeconds(long millis, String header) {
        handle(new Refused(Problem.rateLimited(Duration.ofMillis(millis))));

        assertThat(exchange.getResponse().getHeaders().getFirst(HttpHeaders.RETRY_AFTER))
                .isEqualTo(header);
    }

    @Test
    void saysHowToSignIn() {
        handle(new Refused(Problem.unauthenticated()));

        assertThat(exchange.getResponse().getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                .isEqualTo("Bearer");
        assertThat(exchange.getResponse().getHeaders().containsHeader(HttpHeaders.RETRY_AFTER))
                .isFalse();
    }

    @Test
    void keepsWhatBrokeToItself() {
        var document = handle(new IllegalStateException("password=hunter2 at db-7.internal"));

        assertThat(document.get("type").asString()).isEqualTo("urn:ayes:problem:internal");
        assertThat(document.get("status").asInt()).isEqualTo(500);
        assertThat(document.toString())
                .contains("call-7")
                .doesNotContain("hunter2", "db-7", "IllegalState", "Exception", "\\tat ", "java");
    }

    @Test
    void translatesWhatSpringRefuses() {
        assertThat(typeOf(new UnsupportedMediaTypeStatusException(MediaType.TEXT_PLAIN, List.of())))
                .isEqualTo("unsupported-media-type");
        assertThat(typeOf(new DataBufferLimitException("too big"))).isEqualTo("too-large");
        assertThat(typeOf(new ServerWebInputException("too big", null, new DataBufferLimitException("too big"))))
                .isEqualTo("too-large");
        assertThat(typeOf(new DecodingException("no JSON"))).isEqualTo("bad-request");
        assertThat(typeOf(new ServerWebInputException("no JSON"))).isEqualTo("bad-request");
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad-request",
        "404, not-found",
        "405, method-not-allowed",
        "406, not-acceptable",
        "413, too-large",
        "415, unsupported-media-type",
        "418, bad-request",
        "500, internal",
        "503, overloaded",
    })
    void hasATypeForEveryStatus(int status, String type) {
        assertThat(typeOf(new ResponseStatusException(HttpStatusCode.valueOf(status))))
                .isEqualTo(type);
    }

    @Test
    void leavesAnAnswerThatHasBegunAlone() {
        exchange.getResponse().setComplete().block();
        var failure = new IllegalStateException("too late");

        assertThatThrownBy(() -> handler.handle(exchange, failure).block()).isSameAs(failure);
    }

    private static String typeOf(Throwable failure) {
        var test = new ProblemHandlerTest();
        return test.handle(failure).get("type").asString().replace("urn:ayes:problem:", "");
    }

    private JsonNode handle(Throwable failure) {
        new RequestIds()
                .filter(exchange, passed -> handler.handle(passed, failure))
                .block();
        var response = exchange.getResponse();
        var document = JSON.readTree(Objects.requireNonNull(
                response.getBodyAsString().switchIfEmpty(Mono.just("")).block()));
        assertThat(Objects.requireNonNull(response.getStatusCode()).value())
                .isEqualTo(document.get("status").asInt());
        return document;
    }
}
