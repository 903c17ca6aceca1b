package ayes.cluster.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HaproxyConfigTest {

    private static final Map<Pool, List<Server>> SERVERS = Map.of(
            Pool.INGEST, List.of(new Server("ingest-1", 23_001, 23_002)),
            Pool.GATEWAY, List.of(new Server("gateway-1", 23_003, 23_004), new Server("gateway-2", 23_005, 23_006)));

    @Test
    void putsTheProcessesOfThisMachineInThePlaceOfTheTemplates() throws IOException {
        String config = HaproxyConfig.of(file(), 8080, 8404, SERVERS);

        assertThat(config.lines().map(String::strip))
                .contains(
                        "server ingest-1 127.0.0.1:23001 check port 23002",
                        "server gateway-1 127.0.0.1:23003 check port 23004",
                        "server gateway-2 127.0.0.1:23005 check port 23006",
                        "bind :8080",
                        "bind 127.0.0.1:8404")
                .noneMatch(line -> line.startsWith("server-template") || line.contains("ssl crt"));
    }

    @Test
    void changesNothingElse() throws IOException {
        String config = HaproxyConfig.of(file(), 8080, 8404, SERVERS);

        assertThat(config.lines())
                .containsAll(file().lines()
                        .filter(line -> !line.contains("server-template") && !line.contains("    bind :"))
                        .toList());
    }

    private static String file() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(HaproxyConfigTest.class.getResourceAsStream("/ayes/cluster/haproxy.cfg"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
