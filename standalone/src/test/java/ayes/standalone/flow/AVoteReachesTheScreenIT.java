package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import ayes.standalone.flow.Viewer.Frame;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** From a phone's PUT to the wall's bar, through every step. */
class AVoteReachesTheScreenIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Client client = Product.client();

    @Test
    void oneVoteMovesTheBar() throws Exception {
        // Given
        Hosted session = client.start("One vote");
        String poll = openPoll(session);
        Phone phone = client.join(session.code());
        try (Viewer wall = wall(session)) {
            wall.await("snapshot", SOON, frame -> frame.is("snapshot"));

            // When
            Answer voted = client.vote(phone, poll, 1);

            // Then
            assertThat(voted.status()).as(voted.text()).isEqualTo(200);
            assertThat(voted.string("status")).isEqualTo("counted");
            Frame tally =
                    wall.await("tally with the vote", SOON, frame -> frame.isOf(poll) && frame.number("voters") == 1);
            assertThat(tally.counts()).containsExactly(0L, 1L);
            assertThat(tally.number("through")).isEqualTo(voted.number("seq"));
        }
    }

    @Test
    void aChangedVoteMovesAndARetractedOneLeaves() throws Exception {
        // Given
        Hosted session = client.start("Change of mind");
        String poll = openPoll(session);
        Phone ana = client.join(session.code());
        Phone ben = client.join(session.code());
        try (Viewer wall = wall(session)) {
            // When
            client.vote(ana, poll, 0);
            client.vote(ben, poll, 0);
            client.vote(ana, poll, 1);
            long seq = client.retract(ben, poll).number("seq");

            // Then
            Frame tally = wall.await("tally", SOON, frame -> frame.isOf(poll) && frame.number("through") == seq);
            assertThat(tally.counts()).containsExactly(0L, 1L);
            assertThat(tally.number("voters")).isEqualTo(1);
            assertThat(client.get("/api/v1/polls/" + poll + "/vote", ben.token())
                            .string("status"))
                    .isEqualTo("retracted");
        }
    }

    @Test
    void aThousandVotesByAThousandParticipantsEndAtExactlyAThousand() throws Exception {
        // Given
        Hosted session = client.start("A thousand votes");
        String poll = client.addPoll(session, "Which?", "A", "B", "C", "D");
        client.command(session, poll, "open");
        List<Phone> phones = Crowd.of(1000, _ -> client.join(session.code()));
        try (Viewer wall = wall(session)) {
            wall.await("snapshot", SOON, frame -> frame.is("snapshot"));

            // When
            List<Answer> answers = Crowd.of(1000, i -> client.vote(phones.get(i), poll, i % 4));

            // Then
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(200));
            assertThat(answers.stream().map(answer -> answer.number("seq"))).doesNotHaveDuplicates();
            long seq = answers.stream()
                    .mapToLong(answer -> answer.number("seq"))
                    .max()
                    .orElseThrow();
            Frame last = wall.await("all votes", SOON, frame -> frame.isOf(poll) && frame.number("through") == seq);
            assertThat(last.counts()).containsExactly(250L, 250L, 250L, 250L);
            assertThat(last.number("voters")).isEqualTo(1000);
            assertThroughNeverFallsBack(wall.frames(), poll);
            Answer tally = client.tally(session, poll);
            assertThat(tally.number("through")).isEqualTo(tally.number("seq")).isEqualTo(seq);
            assertThat(tally.number("voters")).isEqualTo(1000);
        }
    }

    @Test
    void closingWritesTheFinalCountsAndTheTruthBadgeTurnsGreen() throws Exception {
        // Given
        Hosted session = client.start("Closing");
        String poll = openPoll(session);
        client.vote(client.join(session.code()), poll, 0);
        try (Viewer wall = wall(session)) {
            // When
            long seq = client.command(session, poll, "close").number("seq");

            // Then
            Frame closed = wall.await(
                    "closed poll",
                    SOON,
                    frame -> frame.is("poll")
                            && frame.isOf(poll)
                            && frame.string("status").equals("closed"));
            assertThat(closed.counts()).containsExactly(1L, 0L);
            wall.await(
                    "audit that all is counted",
                    SOON,
                    frame -> frame.is("audit")
                            && frame.isOf(poll)
                            && frame.number("accepted") == seq
                            && frame.number("counted") == seq);
        }
    }

    @Test
    void aNewRoundStartsAtZeroAndTheOldVotesStayInTheLog() throws Exception {
        // Given
        Hosted session = client.start("Again");
        String poll = openPoll(session);
        Phone phone = client.join(session.code());
        client.vote(phone, poll, 0);
        try (Viewer wall = wall(session)) {
            // When
            client.command(session, poll, "reset");
            long seq = client.vote(phone, poll, 1).number("seq");

            // Then
            Frame tally = wall.await("tally", SOON, frame -> frame.isOf(poll) && frame.number("through") == seq);
            assertThat(tally.counts()).containsExactly(0L, 1L);
            assertThat(export(session).filter(line -> line.contains("\"type\":\"voteCast\"")))
                    .hasSize(2);
        }
    }

    @Test
    void participantsSeeNoCountsUntilTheHostReveals() throws Exception {
        // Given
        Hosted session = client.start("Hidden");
        String poll = openPoll(session);
        Phone phone = client.join(session.code());
        try (Viewer screen = Viewer.open(client, session.session(), phone.token(), "")) {
            long seq = client.vote(phone, poll, 0).number("seq");
            awaitCounted(session, poll, seq);
            assertThat(client.get("/api/v1/polls/" + poll + "/tally", phone.token())
                            .problem())
                    .isEqualTo("forbidden");

            // When
            client.command(session, poll, "reveal");

            // Then
            Frame revealed = screen.await(
                    "counts", SOON, frame -> frame.isOf(poll) && frame.json().has("counts"));
            assertThat(revealed.string("visibility")).isEqualTo("revealed");
            assertThat(screen.frames().stream().takeWhile(frame -> frame != revealed))
                    .noneMatch(frame -> frame.json().toString().contains("\"counts\""));
            assertThat(client.get("/api/v1/polls/" + poll + "/tally", phone.token())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoComesBackGetsOnlyWhatIsNewer() throws Exception {
        // Given
        Hosted session = client.start("Resume");
        String first = openPoll(session);
        String second = openPoll(session);
        awaitCounted(session, second, 2);
        long seq = client.vote(client.join(session.code()), first, 0).number("seq");
        awaitCounted(session, first, seq);

        // When
        try (Viewer wall = Viewer.open(client, session.session(), session.wallToken(), second + ":1.2")) {
            Frame snapshot = wall.await("snapshot", SOON, frame -> frame.is("snapshot"));

            // Then
            assertThat(snapshot.json().path("session").path("polls")).hasSize(2);
            assertThat(snapshot.json()
                            .path("polls")
                            .valueStream()
                            .map(poll -> poll.path("poll").asString("")))
                    .containsExactly(first);
        }
    }

    @Test
    void theExportIsTheWholeHistoryInOrder() throws Exception {
        // Given
        Hosted session = client.start("History");
        String poll = openPoll(session);
        long seq = client.vote(client.join(session.code()), poll, 0).number("seq");
        awaitCounted(session, poll, seq);

        // When
        List<String> types = export(session)
                .map(line -> Client.JSON.readTree(line).path("type").asString(""))
                .toList();

        // Then
        assertThat(types)
                .containsExactlyInAnyOrder(
                        "sessionStarted", "pollAdded", "pollCreated", "pollOpened", "participantJoined", "voteCast")
                .startsWith("sessionStarted");
    }

    private Stream<String> export(Hosted session) {
        return client.get("/api/v1/sessions/" + session.session() + "/events?format=ndjson", session.hostToken())
                .text()
                .lines();
    }

    private String openPoll(Hosted session) {
        String poll = client.addPoll(session, "Tea or coffee?", "Tea", "Coffee");
        client.command(session, poll, "open");
        return poll;
    }

    private Viewer wall(Hosted session) {
        return Viewer.open(client, session.session(), session.wallToken(), "");
    }

    private void awaitCounted(Hosted session, String poll, long seq) throws InterruptedException {
        try (Viewer wall = wall(session)) {
            wall.await(
                    "counted through " + seq,
                    SOON,
                    frame -> (frame.is("snapshot") || frame.isOf(poll))
                            && client.tally(session, poll).number("through") >= seq);
        }
    }

    private static void assertThroughNeverFallsBack(List<Frame> frames, String poll) {
        long before = 0;
        for (Frame frame : frames) {
            if (frame.isOf(poll) && frame.json().has("through")) {
                assertThat(frame.number("through")).isGreaterThanOrEqualTo(before);
                before = frame.number("through");
            }
        }
    }
}
