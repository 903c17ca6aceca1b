package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promise, on one machine: {@code kill -9} in the middle of a thousand votes, and up again. */
class NoAcceptedVoteIsLostIT {

    private static final int VOTERS = 1000;

    /** @param seq what the phone was told; null if it was told nothing */
    private record Told(int voter, @Nullable Long seq) {}

    @Test
    void everyVoteAnswered200IsInTheTallyOnceAfterAKill(@TempDir Path directory) throws Exception {
        // Given
        int port = StepProcess.freePort();
        var client = new Client(URI.create("http://127.0.0.1:" + port));
        List<String> up = List.of("up", "--data", directory.resolve("data").toString(), "--port", "" + port);
        Hosted session;
        String poll;
        List<Phone> phones;
        List<Told> told;
        try (StepProcess product = StepProcess.start("killed", "ayes.standalone.Standalone", up)) {
            product.awaitReady(port);
            session = client.start("Killed in the middle");
            poll = client.addPoll(session, "Still there?", "Yes", "No");
            client.command(session, poll, "open");
            phones = Crowd.of(VOTERS, _ -> client.join(session.code()));

            // When
            var answered = new AtomicInteger();
            var kill = CompletableFuture.runAsync(() -> killAfter(product, answered, VOTERS / 3));
            told = Crowd.of(VOTERS, i -> vote(client, phones.get(i), poll, i, answered));
            kill.get(60, TimeUnit.SECONDS);
        }
        assertThat(told.stream().filter(one -> one.seq() != null).count())
                .as("the kill came in the middle")
                .isBetween(VOTERS / 3L, VOTERS - 1L);

        // Then
        try (StepProcess again = StepProcess.start("killed-again", "ayes.standalone.Standalone", up)) {
            again.awaitReady(port);
            List<Answer> retried = Crowd.of(VOTERS, i -> client.vote(phones.get(i), poll, i % 2, "key-" + i));
            assertThat(retried)
                    .allSatisfy(answer ->
                            assertThat(answer.status()).as(answer.text()).isEqualTo(200));
            assertTheFirstAnswersStand(told, retried);
            Answer tally = settled(client, session, poll);
            assertThat(tally.json().path("counts").valueStream().map(count -> count.asInt()))
                    .containsExactly(VOTERS / 2, VOTERS / 2);
            assertThat(tally.number("through")).isEqualTo(tally.number("seq"));
            again.stop();
        }
    }

    private static void assertTheFirstAnswersStand(List<Told> told, List<Answer> retried) {
        Set<Long> seqs = new HashSet<>();
        for (Told one : told) {
            long seq = retried.get(one.voter()).number("seq");
            assertThat(seqs.add(seq)).as("seq %d was given once", seq).isTrue();
            if (one.seq() != null) {
                assertThat(seq).isEqualTo(one.seq());
            }
        }
    }

    private static Told vote(Client client, Phone phone, String poll, int voter, AtomicInteger answered) {
        try {
            Answer answer = client.vote(phone, poll, voter % 2, "key-" + voter);
            if (answer.status() != 200) {
                return new Told(voter, null);
            }
            answered.incrementAndGet();
            return new Told(voter, answer.number("seq"));
        } catch (UncheckedIOException killedMeanwhile) {
            return new Told(voter, null);
        }
    }

    private static void killAfter(StepProcess product, AtomicInteger answered, int votes) {
        try {
            while (answered.get() < votes) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            product.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer settled(Client client, Hosted session, String poll) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Answer tally = client.tally(session, poll);
        while (tally.number("voters") < VOTERS && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            tally = client.tally(session, poll);
        }
        return tally;
    }
}
