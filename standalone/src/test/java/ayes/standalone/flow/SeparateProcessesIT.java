package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same steps as separate, stateless processes: any ingest takes the vote, any gateway shows it. */
class SeparateProcessesIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private static @Nullable Deployment running;

    @BeforeAll
    static void startEveryStepAlone() throws Exception {
        running = new Deployment();
    }

    @AfterAll
    static void stopThem() throws Exception {
        deployment().close();
    }

    @Test
    void aVoteThroughAnyIngestReachesTheScreensOfAnyGateway() throws Exception {
        // Given
        Client one = deployment().ingest(0);
        Client other = deployment().ingest(1);
        Hosted session = deployment().session("acme", "Two of each");
        String poll = other.addPoll(session, "Tea or coffee?", "Tea", "Coffee");
        one.command(session, poll, "open");
        try (Viewer here = Viewer.open(deployment().gateway(0), session.session(), session.wallToken(), "");
                Viewer there = Viewer.open(deployment().gateway(1), session.session(), session.wallToken(), "")) {
            // When
            List<Answer> answers = Crowd.of(100, i -> {
                Phone phone = (i % 2 == 0 ? one : other).join(session.code());
                return (i % 2 == 0 ? other : one).vote(phone, poll, i % 2);
            });

            // Then
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(200));
            for (Viewer wall : List.of(here, there)) {
                Viewer.Frame all =
                        wall.await("all hundred", SOON, frame -> frame.isOf(poll) && frame.number("voters") == 100);
                assertThat(all.counts()).containsExactly(50L, 50L);
            }
        }
        String events = "/api/v1/sessions/" + session.session() + "/events?format=ndjson";
        assertThat(deployment().replay().get(events, session.hostToken()).text().lines())
                .filteredOn(line -> line.contains("\"type\":\"voteCast\""))
                .hasSize(100);
    }

    @Test
    void anotherTenantsSessionIsNotThere() throws Exception {
        // Given
        Hosted session = deployment().session("acme", "Ours alone");
        String stranger = deployment().hostToken("evil");
        Client ingest = deployment().ingest(0);
        String address = "/api/v1/sessions/" + session.session();

        // Then
        assertThat(ingest.get(address, stranger).problem()).isEqualTo("not-found");
        assertThat(deployment().replay().get(address + "/events", stranger).problem())
                .isEqualTo("not-found");
        assertThat(ingest.get("/api/v1/sessions?query=Ours", stranger).json().path("sessions"))
                .isEmpty();
        assertThat(ingest.get("/api/v1/sessions?query=ours", session.hostToken())
                        .json()
                        .path("sessions"))
                .hasSize(1);
    }

    @Test
    void nobodyStartsASessionWithoutAnAccount() {
        assertThat(deployment()
                        .ingest(0)
                        .post("/api/v1/sessions", null, "{\"title\":\"Open house\"}")
                        .problem())
                .isEqualTo("unauthenticated");
    }

    @Test
    void aViewerOfAKilledGatewayGoesOnAtAnother() throws Exception {
        // Given
        Hosted session = deployment().session("acme", "Killed gateway");
        Client ingest = deployment().ingest(0);
        String poll = ingest.addPoll(session, "Still there?", "Yes", "No");
        ingest.command(session, poll, "open");
        Phone phone = ingest.join(session.code());
        try (Deployment.Running doomed = deployment().gateway("gateway-killed").awaitReady();
                Viewer before = Viewer.open(doomed.client(), session.session(), session.wallToken(), "")) {
            before.await("snapshot", SOON, frame -> frame.is("snapshot"));

            // When
            doomed.process().kill();
            ingest.vote(phone, poll, 0);

            // Then
            try (Viewer after =
                    Viewer.open(deployment().gateway(1), session.session(), session.wallToken(), poll + ":1.2")) {
                after.await("the vote", SOON, frame -> frame.json().toString().contains("\"voters\":1"));
            }
        }
    }

    @Test
    void aGatewayThatStopsSaysGoodbyeFirst() throws Exception {
        // Given
        Hosted session = deployment().session("acme", "Drained gateway");
        try (Deployment.Running leaving =
                        deployment().gateway("gateway-stopped").awaitReady();
                Viewer viewer = Viewer.open(leaving.client(), session.session(), session.wallToken(), "")) {
            viewer.await("snapshot", SOON, frame -> frame.is("snapshot"));

            // When
            leaving.process().stop();

            // Then
            viewer.await("goaway", SOON, frame -> frame.is("goaway"));
            assertThat(viewer.closedWith()).isIn(1001, 1012);
        }
    }

    private static Deployment deployment() {
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }
}
