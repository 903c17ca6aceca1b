package ayes.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.standalone.flow.Client.Answer;
import ayes.standalone.flow.Client.Hosted;
import ayes.standalone.flow.Client.Phone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of PostgreSQL is put back under a log that knows more than it. The numbers of the lost votes are given away again. */
class RestoredBackupIT {

    private static final int IN_THE_BACKUP = 20;
    private static final int LOST = 10;
    private static final int AFTERWARDS = 5;

    @Test
    void goesOnFromTheBackupAfterTheOperatorsWordAndNeverShowsGreenOverWrongCounts(@TempDir Path directory)
            throws Exception {
        // Given
        Path data = directory.resolve("data");
        Path tables = data.resolve("postgres");
        Path backup = directory.resolve("backup");
        int port = StepProcess.freePort();
        var client = new Client(URI.create("http://127.0.0.1:" + port));
        List<String> up = List.of("up", "--data", data.toString(), "--port", "" + port);
        Hosted session;
        String poll;
        List<Phone> phones;
        try (StepProcess first = StepProcess.start("backed-up", "ayes.standalone.Standalone", up)) {
            first.awaitReady(port);
            session = client.start("Restored");
            poll = client.addPoll(session, "What was it?", "Backup", "Lost", "After");
            client.command(session, poll, "open");
            phones = Crowd.of(IN_THE_BACKUP + LOST + AFTERWARDS, _ -> client.join(session.code()));
            voteAll(client, phones.subList(0, IN_THE_BACKUP), poll, 0);
            untilVoters(client, session, poll, IN_THE_BACKUP);
            first.stop();
        }
        copy(tables, backup);
        try (StepProcess second = StepProcess.start("lost", "ayes.standalone.Standalone", up)) {
            second.awaitReady(port);
            voteAll(client, phones.subList(IN_THE_BACKUP, IN_THE_BACKUP + LOST), poll, 1);
            untilVoters(client, session, poll, IN_THE_BACKUP + LOST);
            untilGreen(client, session, poll);
            second.stop();
        }
        erase(tables);
        copy(backup, tables);

        // When
        try (StepProcess restored = StepProcess.start("restored", "ayes.standalone.Standalone", up)) {
            until("it runs", () -> restored.output().contains("Ready in"));
            assertThat(restored.output()).contains("./ayes epoch");
            List<Phone> late = phones.subList(IN_THE_BACKUP + LOST, phones.size());
            List<Answer> answers = voteAll(client, late, poll, 2);

            // Then
            assertThat(answers)
                    .as("numbers are given away again")
                    .anySatisfy(
                            answer -> assertThat(answer.number("seq")).isLessThanOrEqualTo(2 + IN_THE_BACKUP + LOST));
            Tallied before = tallied(client, session, poll);
            assertThat(before.counts()).as("nothing moves without the word").containsExactly(20L, 10L, 0L);
            untilAmber(client, session, poll);

            beginEpoch(data);
            until(
                    "the screens follow the database",
                    () -> tallied(client, session, poll).counts().equals(List.of((long) IN_THE_BACKUP, 0L, (long)
                            AFTERWARDS)));
            untilGreen(client, session, poll);
            voteAll(client, phones.subList(IN_THE_BACKUP, IN_THE_BACKUP + LOST), poll, 1);
            until(
                    "the lost votes can be given again",
                    () -> tallied(client, session, poll)
                            .counts()
                            .equals(List.of((long) IN_THE_BACKUP, (long) LOST, (long) AFTERWARDS)));
            untilGreen(client, session, poll);
        }
    }

    private static List<Answer> voteAll(Client client, List<Phone> phones, String poll, int choice) throws Exception {
        List<Answer> answers = Crowd.of(phones.size(), i -> client.vote(phones.get(i), poll, choice));
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        return answers;
    }

    private record Tallied(List<Long> counts, long voters) {}

    private static Tallied tallied(Client client, Hosted session, String poll) {
        Answer tally = client.tally(session, poll);
        return new Tallied(
                tally.json()
                        .path("counts")
                        .valueStream()
                        .map(count -> count.asLong())
                        .toList(),
                tally.number("voters"));
    }

    private static void untilVoters(Client client, Hosted session, String poll, int voters) throws Exception {
        until(voters + " voters", () -> tallied(client, session, poll).voters() == voters);
    }

    private static void untilGreen(Client client, Hosted session, String poll) throws Exception {
        until("the badge is green", () -> isGreen(client, session, poll));
    }

    private static void untilAmber(Client client, Hosted session, String poll) throws Exception {
        until("the badge is not green", () -> !isGreen(client, session, poll));
    }

    /** As a wall that is opened now sees it. */
    private static boolean isGreen(Client client, Hosted session, String poll) throws InterruptedException {
        try (Viewer wall = Viewer.open(client, session.session(), session.wallToken(), "")) {
            Viewer.Frame snapshot = wall.await(
                    "snapshot",
                    Duration.ofSeconds(5),
                    frame -> frame.string("t").equals("snapshot"));
            return snapshot.json()
                    .path("audits")
                    .valueStream()
                    .filter(audit -> audit.path("poll").asString("").equals(poll))
                    .anyMatch(audit -> audit.path("accepted").asLong()
                            == audit.path("counted").asLong());
        }
    }

    private static void until(String what, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!holds.call()) {
            assertThat(System.nanoTime()).as("until %s", what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void beginEpoch(Path data) throws Exception {
        Properties secrets = read(data.resolve("secrets.properties"));
        Properties format = read(data.resolve("ayes-data.properties"));
        String url = "jdbc:postgresql://127.0.0.1:%s/ayes".formatted(format.getProperty("postgresql.port"));
        try (Connection operator =
                        DriverManager.getConnection(url, "ayes_operator", secrets.getProperty("ayes_operator"));
                Statement word = operator.createStatement()) {
            word.execute("SELECT begin_epoch()");
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = Files.createDirectories(to.resolve(from.relativize(directory)));
                Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void erase(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException e) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
