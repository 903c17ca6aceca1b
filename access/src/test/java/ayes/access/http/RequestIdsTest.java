package ayes.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class RequestIdsTest {

    @Test
    void echoesTheCallersId() {
        assertThat(idOf("trace-4711/a.b:c+d=e_f")).isEqualTo("trace-4711/a.b:c+d=e_f");
    }

    @Test
    void makesOneWhereThereIsNone() {
        var exchange = passed(MockServerHttpRequest.get("/"));

        assertThat(UUID.fromString(RequestIds.of(exchange))).isNotNull();
        assertThat(exchange.getResponse().getHeaders().getFirst(RequestIds.HEADER))
                .isEqualTo(RequestIds.of(exchange));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nERROR forged line",
                "a\r\nSet-Cookie: b=c",
                "a\u001b[2J",
                "a b",
                "a\u2028b",
                "ä",
                "",
                "<script>",
                "${jndi:ldap://x}",
                "0123456789012345678901234567890123456789012345678901234567890123"
                        + "01234567890123456789012345678901234567890123456789012345678901234",
            })
    void makesItsOwnInPlaceOfWhatCouldForgeALogLine(String sent) {
        assertThat(UUID.fromString(idOf(sent))).isNotNull();
    }

    private static String idOf(String sent) {
        var exchange = passed(MockServerHttpRequest.get("/").header(RequestIds.HEADER, sent));
        assertThat(exchange.getResponse().getHeaders().get(RequestIds.HEADER)).containsExactly(RequestIds.of(exchange));
        return RequestIds.of(exchange);
    }

    private static MockServerWebExchange passed(MockServerHttpRequest.BaseBuilder<?> request) {
        var exchange = MockServerWebExchange.from(request);
        new RequestIds().filter(exchange, _ -> Mono.empty()).block();
        return exchange;
    }
}
