package ayes.standalone;

import ayes.standalone.kafka.EmbeddedKafkaServer;
import ayes.standalone.postgres.EmbeddedPostgresServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The two servers under the steps, started side by side. */
public record Servers(EmbeddedPostgresServer postgres, EmbeddedKafkaServer kafka) implements AutoCloseable {

    /**
     * Returns when both serve.
     *
     * @throws CannotStart if one does not; the other is stopped again
     */
    public static Servers start(DataDirectory data, Progress progress) throws Exception {
        FutureTask<EmbeddedPostgresServer> postgres = inBackground(
                "ayes-start-postgresql",
                () -> progress.during("PostgreSQL", () -> postgres(data), p -> "PostgreSQL " + p.version()));
        FutureTask<EmbeddedKafkaServer> kafka = inBackground(
                "ayes-start-kafka", () -> progress.during("Kafka", () -> kafka(data), k -> "Kafka " + k.version()));
        try {
            return new Servers(postgres.get(), kafka.get());
        } catch (ExecutionException | InterruptedException e) {
            stopIfStarted(kafka);
            stopIfStarted(postgres);
            throw e instanceof ExecutionException failed && failed.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Kafka first: what the relay last sent is then on its disk while PostgreSQL still knows that it was sent. */
    @Override
    public void close() throws IOException, InterruptedException {
        try {
            kafka.close();
        } finally {
            postgres.close();
        }
    }

    private static EmbeddedPostgresServer postgres(DataDirectory data) throws IOException, InterruptedException {
        return EmbeddedPostgresServer.start(new EmbeddedPostgresServer.Home(
                data.postgres(),
                data.binaries(),
                data.logs().resolve("postgresql.log"),
                data.postgresPort(),
                data.secrets().password("postgres"),
                data.secrets().password("ayes_owner")));
    }

    private static EmbeddedKafkaServer kafka(DataDirectory data) throws Exception {
        return EmbeddedKafkaServer.start(data.kafka(), data.kafkaPort(), data.controllerPort());
    }

    private static <T> FutureTask<T> inBackground(String name, Callable<T> start) {
        var task = new FutureTask<>(start);
        Thread.ofPlatform().name(name).daemon().start(task);
        return task;
    }

    /** Waits for a start that is under way: only then is there something to stop. */
    private static void stopIfStarted(FutureTask<? extends AutoCloseable> server) throws Exception {
        try {
            server.get().close();
        } catch (ExecutionException _) {
            // It did not start.
        }
    }
}
