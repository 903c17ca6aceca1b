package ayes.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.cluster.Guest.Answer;
import ayes.cluster.Guest.Socket;
import ayes.cluster.Shape.Copies;
import ayes.cluster.door.Door;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two ingests and two gateways behind one door, ours and HAProxy's where it is installed: whoever is killed is not missed. */
class ClusterIT {

    private static final Shape TWO_AND_TWO = new Shape(
            new Copies(2, 1, 1, 2, 1),
            Shape.SMALL_JVM,
            Map.of(
                    "ayes.access.open-hosting",
                    true,
                    "ayes.processor.standby-replicas",
                    0,
                    "server.forward-headers-strategy",
                    "native",
                    "ayes.ingest.public-url",
                    ""),
            false);

    private static @Nullable Cluster running;
    private static final List<Door> OPEN = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        running = Cluster.start(Path.of("target", "cluster"), TWO_AND_TWO); // kept: its logs tell what went wrong
        var servers = ClusterCommand.servers(running);
        OPEN.add(Door.builtIn(new Ports().free(), servers));
        if (Door.haproxy().isPresent()) {
            OPEN.add(Door.haproxy(Door.haproxy().get(), new Ports().free(), servers, running.logs()));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (Door door : OPEN) {
            door.close();
        }
        cluster().close();
    }

    static List<Door> doors() {
        return OPEN;
    }

    @ParameterizedTest
    @MethodSource("doors")
    void nobodyMissesAKilledGatewayOrIngest(Door door) throws Exception {
        Member gateway = cluster().gateways().getFirst();
        Member ingest = cluster().ingests().getLast();
        try (var guest = new Guest(door.address())) {
            // Given
            Answer session = guest.call("POST", "/api/v1/sessions", "", "{\"title\":\"Behind a door\"}");
            assertThat(session.status()).as(session.text()).isEqualTo(201);
            String host = session.string("hostToken");
            String poll = guest.call(
                            "POST",
                            "/api/v1/sessions/" + session.string("id") + "/polls",
                            host,
                            "{\"question\":\"Still there?\",\"options\":[\"Yes\",\"No\"]}")
                    .string("id");
            guest.call("POST", "/api/v1/polls/" + poll + "/open", host, "");
            assertThat(session.string("joinUrl")).startsWith(door.address() + "/j/");
            try (Socket one = guest.watch(session.string("id"), host);
                    Socket other = guest.watch(session.string("id"), host)) {
                vote(guest, session, poll, 4);
                one.await("\"voters\":4");
                other.await("\"voters\":4");

                // When
                gateway.kill();
                ingest.kill();

                // Then
                vote(guest, session, poll, 8);
                Socket survivor = lost(one) ? other : one;
                survivor.await("\"voters\":12");
            }
            try (Socket again = guest.watch(session.string("id"), host)) {
                again.await("\"voters\":12");
            }
            assertThat(guest.call("GET", "/api/v1/polls/" + poll + "/tally", host, "")
                            .text())
                    .contains("\"voters\":12");
            assertThat(guest.call("GET", "/api/v1/sessions/" + session.string("id") + "/events", host, "")
                            .text())
                    .contains("voteCast");
        } finally {
            gateway.start();
            ingest.start();
            cluster().awaitReady(gateway);
            cluster().awaitReady(ingest);
        }
    }

    /** Two sockets that were opened one after the other are at two gateways: one of them lost its own. */
    private static boolean lost(Socket socket) throws InterruptedException {
        Thread.sleep(200);
        return socket.isLost();
    }

    private static void vote(Guest guest, Answer session, String poll, int votes) throws Exception {
        for (int i = 0; i < votes; i++) {
            Answer answer = guest.vote(session.string("code"), poll, i % 2);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
    }

    private static Cluster cluster() {
        return Objects.requireNonNull(running);
    }
}
