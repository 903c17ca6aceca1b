package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import ayes.standalone.flow.Viewer.Frame;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An analyst looks into the past of a session that has been voted in, and lets it play again. */
class ReplayIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Client client = Product.client();

    @Test
    void anyMomentIsWhatItWasAndTheSessionPlaysAgain() throws Exception {
        // Given: votes, changes, one taken back, a close
        Hosted session = client.start("History");
        String poll = client.addPoll(session, "Which?", "A", "B", "C");
        client.command(session, poll, "open");
        List<Phone> phones = Crowd.of(30, _ -> client.join(session.code()));
        var seqs = new ArrayList<Long>();
        var expected = new ArrayList<List<Long>>();
        long[] counts = new long[3];
        for (int i = 0; i < 30; i++) {
            counts[i % 3]++;
            noted(client.vote(phones.get(i), poll, i % 3), counts, seqs, expected);
        }
        counts[0]--;
        counts[1]++;
        noted(client.vote(phones.get(0), poll, 1), counts, seqs, expected);
        counts[2]--;
        noted(client.retract(phones.get(2), poll), counts, seqs, expected);
        client.command(session, poll, "close");
        until(session, poll, "closed");

        // Then: every seq
        for (int i = 0; i < seqs.size(); i++) {
            JsonNode there = ok(session, "tally?poll=" + poll + "&at=" + seqs.get(i));
            assertThat(counts(there)).as("at %s", seqs.get(i)).isEqualTo(expected.get(i));
        }
        JsonNode timeline = ok(session, "timeline");
        assertThat(timeline.at("/polls/0/marks")
                        .valueStream()
                        .map(mark -> mark.path("type").asString()))
                .containsExactly("opened", "closed");
        JsonNode now = ok(session, "tally");
        assertThat(counts(now.at("/polls/0"))).isEqualTo(expected.getLast());
        assertThat(now.path("joined").asInt()).isEqualTo(30);
        assertThat(counts(ok(session, "tally?rule=first&poll=" + poll))).containsExactly(10L, 10L, 10L);
        assertThat(ok(session, "participation").at("/polls/0/changed").asInt()).isEqualTo(1);
        JsonNode series = ok(session, "series?buckets=20&poll=" + poll);
        assertThat(series.path("points")
                        .valueStream()
                        .mapToLong(point -> point.path("votes").asLong())
                        .sum())
                .isEqualTo(31);
        Instant first = Instant.parse(timeline.at("/polls/0/marks/0/at").asString());
        JsonNode moves = ok(session, "moves?poll=" + poll + "&from=" + first);
        assertThat(moves.path("moves")
                        .valueStream()
                        .mapToLong(move -> move.path("participants").asLong())
                        .sum())
                .isEqualTo(29);

        theStreamEndsWhereTheSessionIs(session, poll, expected.getLast());
        theSocketPausesAndSeeks(session, poll, first, expected.getLast());
        filesOfEveryFormat(session, poll);
        duckdbCountsAsTheScreensDo(session, poll, expected.getLast());
        refusals(session, phones.getFirst());
    }

    private void filesOfEveryFormat(Hosted session, String poll) {
        for (String format : List.of("ndjson", "csv", "avro", "parquet", "xlsx")) {
            Answer file = get(session, "events?format=" + format, session.hostToken());
            assertThat(file.status()).as(format).isEqualTo(200);
            assertThat(file.header("Content-Disposition")).as(format).endsWith("." + format + "\"");
        }
        Answer votes = get(session, "events?type=voteCast&poll=" + poll, session.hostToken());
        assertThat(votes.text().lines()).hasSize(31);
    }

    /** What stands at the end, from the votes alone, by somebody else's engine on a file of ours. */
    private void duckdbCountsAsTheScreensDo(Hosted session, String poll, List<Long> live) throws Exception {
        Path file = Files.createTempFile("ayes-replay-it", ".parquet");
        var request = HttpRequest.newBuilder(
                        client.origin().resolve("/api/v1/sessions/" + session.session() + "/events?format=parquet"))
                .header("Authorization", "Bearer " + session.hostToken())
                .build();
        client.http().send(request, BodyHandlers.ofFile(file));
        var counts = new ArrayList<Long>();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var ask = duck.createStatement();
                var answer = ask.executeQuery("""
                        WITH last AS (
                            SELECT participant, arg_max(CASE type WHEN 'voteCast' THEN choices[1] ELSE -1 END, seq) AS choice
                            FROM '%s' WHERE stream = '%s' AND type IN ('voteCast', 'voteRetracted') GROUP BY participant)
                        SELECT count(*) FROM last WHERE choice >= 0 GROUP BY choice ORDER BY choice""".formatted(file, poll))) {
            while (answer.next()) {
                counts.add(answer.getLong(1));
            }
        } finally {
            Files.delete(file);
        }
        assertThat(counts).isEqualTo(live);
        // And the screens count as PostgreSQL does.
        assertThat(client.get("/verify", null).status()).isEqualTo(200);
    }

    @Test
    void aStrangerReadsTheLogWithThePublishedSchemas() throws Exception {
        // Given
        Hosted session = client.start("Open data");
        String poll = client.addPoll(session, "Which?", "A", "B");
        client.command(session, poll, "open");
        List<Phone> phones = Crowd.of(5, _ -> client.join(session.code()));
        for (Phone phone : phones) {
            assertThat(client.vote(phone, poll, 1).status()).isEqualTo(200);
        }

        // When
        long votes = new Stranger(client, Product.kafka()).countVotes(session.session(), 1, phones.size(), SOON);

        // Then
        assertThat(votes).isEqualTo(5);
    }

    private void theStreamEndsWhereTheSessionIs(Hosted session, String poll, List<Long> last) throws Exception {
        String to = ok(session, "timeline").at("/polls/0/marks/1/at").asString();
        List<JsonNode> frames = new ArrayList<>();
        try (var stream = EventStream.at(
                client, "/api/v1/sessions/" + session.session() + "/replay?speed=100&to=" + to, session.wallToken())) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.contentType()).startsWith("text/event-stream");
            stream.await(event -> {
                frames.add(event.json());
                return event.is("replay")
                        && event.json().path("state").asString().equals("ended");
            });
        }
        assertThat(frames.getFirst().path("t").asString()).isEqualTo("replay");
        assertThat(frames.get(1).path("t").asString()).isEqualTo("snapshot");
        JsonNode shown = frames.stream()
                .filter(frame -> frame.path("poll").asString("").equals(poll) && frame.has("counts"))
                .reduce((_, newer) -> newer)
                .orElseThrow();
        assertThat(counts(shown)).isEqualTo(last);
    }

    private void theSocketPausesAndSeeks(Hosted session, String poll, Instant opened, List<Long> last)
            throws Exception {
        String path = "/api/v1/sessions/" + session.session() + "/replay?speed=0.5";
        try (Viewer wall = Viewer.at(client, path, session.wallToken())) {
            wall.await(
                    "replay",
                    SOON,
                    frame -> frame.is("replay") && frame.string("state").equals("playing"));
            wall.say("{\"t\":\"pause\"}");
            wall.await(
                    "pause",
                    SOON,
                    frame -> frame.is("replay") && frame.string("state").equals("paused"));
            wall.say("nonsense");
            wall.say("{\"t\":\"seek\",\"at\":\"" + opened + "\"}");
            wall.say("{\"t\":\"speed\",\"speed\":100}");
            Frame sought = wall.await("seek", SOON, frame -> frame.is("replay") && frame.number("speed") == 100);
            assertThat(sought.number("at")).isEqualTo(opened.getEpochSecond() * 1_000_000 + opened.getNano() / 1_000);
            wall.say("{\"t\":\"play\"}");
            wall.await(
                    "the last tally",
                    SOON,
                    frame -> frame.isOf(poll) && frame.counts().equals(last));

            wall.say("x".repeat(5_000));
            long deadline = System.nanoTime() + SOON.toNanos();
            while (wall.closedWith() == 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(wall.closedWith()).isEqualTo(1009);
        }
    }

    private void refusals(Hosted session, Phone phone) {
        assertThat(get(session, "tally", phone.token()).status()).isEqualTo(403);
        assertThat(get(session, "timeline", session.wallToken()).status()).isEqualTo(403);
        assertThat(get(session, "tally?at=yesterday", session.hostToken()).status())
                .isEqualTo(422);
        assertThat(get(session, "replay?speed=0", session.hostToken()).status()).isEqualTo(422);
        Hosted other = client.start("Another");
        assertThat(get(session, "tally", other.hostToken()).status()).isEqualTo(404);
    }

    private static void noted(Answer answer, long[] counts, List<Long> seqs, List<List<Long>> expected) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        seqs.add(answer.number("seq"));
        expected.add(List.of(counts[0], counts[1], counts[2]));
    }

    private void until(Hosted session, String poll, String status) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!get(session, "tally?poll=" + poll, session.hostToken())
                .string("status")
                .equals(status)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private JsonNode ok(Hosted session, String call) {
        Answer answer = get(session, call, session.hostToken());
        assertThat(answer.status()).as(call + ": " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer get(Hosted session, String call, String token) {
        return client.get("/api/v1/sessions/" + session.session() + "/" + call, token);
    }

    private static List<Long> counts(JsonNode tally) {
        return tally.path("counts").valueStream().map(JsonNode::asLong).toList();
    }
}
