package ayes.cluster.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/sessions, INGEST",
        "GET, /api/v1/sessions?query=events, INGEST",
        "GET, /api/v1/sessions/5f0d/events?from=now, REPLAY",
        "GET, /api/v1/sessions/5f0d/timeline, REPLAY",
        "GET, /api/v1/sessions/5f0d/tally?at=17, REPLAY",
        "GET, /api/v1/sessions/5f0d/replay?speed=10, REPLAY",
        "GET, /replay, REPLAY",
        "PUT, /api/v1/polls/5f0d/vote, INGEST",
        "POST, /api/v1/polls/5f0d/close, INGEST",
        "GET, /api/v1/polls/5f0d/tally, GATEWAY",
        "GET, /.well-known/jwks.json, INGEST",
        "GET, /openapi.json, INGEST",
        "GET, /, GATEWAY",
        "GET, /j/K7Q2M1, GATEWAY",
        "GET, /qr/K7Q2M1.svg, GATEWAY",
        "GET, /web/client.js, GATEWAY",
        "GET, /sse/v1/sessions/5f0d, GATEWAY",
        "GET, /ws/v1/sessions/5f0d?have=9a1c:1.7, GATEWAY",
    })
    void sendsEachRequestToItsStep(String method, String target, Pool pool) {
        assertThat(Pool.of(method, target)).isEqualTo(pool);
    }
}
