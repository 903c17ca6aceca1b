package ayes.access.http;

import ayes.access.Problem;
import ayes.access.Refused;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The one place where a refusal or a failure becomes a problem document (RFC 9457). Never shows a stack trace. */
public final class ProblemHandler implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final JsonMapper json;

    public ProblemHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(failure);
        }
        Problem problem = problem(failure);
        if (problem.status() >= 500) {
            LOG.atLevel(failure instanceof Refused ? Level.DEBUG : Level.ERROR)
                    .setCause(failure)
                    .log("request {} failed", RequestIds.of(exchange));
        }
        return write(problem, exchange);
    }

    /** Answers with this problem. For code that refuses before there is a route, such as a socket's handshake. */
    public Mono<Void> write(Problem problem, ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        if (problem.retryAfter() != null) {
            // Whole seconds, rounded up: the header knows no less.
            headers.set(
                    HttpHeaders.RETRY_AFTER, Long.toString((problem.retryAfter().toMillis() + 999) / 1000));
        }
        if (problem.status() == 413) {
            // What is left of the body will not be read, so nothing else can follow on this connection.
            headers.setConnection("close");
        }
        if (problem.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body = json.writeValueAsBytes(document(problem, RequestIds.of(exchange)));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> document(Problem problem, String requestId) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", problem.typeUri());
        document.put("title", problem.title());
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        document.put("instance", "urn:ayes:request:" + requestId);
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        return document;
    }

    private static Problem problem(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused.problem();
            case UnsupportedMediaTypeStatusException e ->
                Problem.unsupportedMediaType(
                        "Send application/json in UTF-8; this came as " + e.getContentType() + ".");
            case ResponseStatusException e -> ofStatus(e);
            case DataBufferLimitException _ -> Problem.tooLarge("The body is larger than this call takes.");
            case DecodingException _ -> Problem.badRequest("The body is not the JSON that this call takes.");
            default -> Problem.internal();
        };
    }

    private static Problem ofStatus(ResponseStatusException e) {
        if (e.getCause() instanceof DataBufferLimitException) {
            return Problem.tooLarge("The body is larger than this call takes.");
        }
        return switch (e.getStatusCode().value()) {
            case 404 -> Problem.notFound();
            case 405 ->
                Problem.of("method-not-allowed", 405, "Method not allowed", "This address takes other methods.");
            case 406 -> Problem.of("not-acceptable", 406, "Not acceptable", "This call answers in another format.");
            case 413 -> Problem.tooLarge("The body is larger than this call takes.");
            case 415 -> Problem.unsupportedMediaType("Send application/json in UTF-8.");
            case 503 -> Problem.overloaded(Duration.ofSeconds(1));
            default ->
                e.getStatusCode().is5xxServerError()
                        ? Problem.internal()
                        : Problem.badRequest("The request is not what this call takes.");
        };
    }
}
