package ayes.standalone;

import ayes.standalone.postgres.PostgresBootstrap;
import ayes.standalone.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL and the Kafka that tests run against: embedded ones, or with {@code -Dbackend=containers} the official
 * images. Both give the same: an owner who is no superuser and an empty database {@code ayes}.
 *
 * @param ownerUser who may migrate and make roles
 * @param bootstrapServers of Kafka, without topics
 */
public record Backend(
        String postgresHost,
        int postgresPort,
        String database,
        String ownerUser,
        String ownerPassword,
        String bootstrapServers) {

    private static final String OWNER_PASSWORD = "owner-of-a-test";

    /** Started once in a JVM's life, by the first test that asks; it ends with the JVM. */
    public static Backend shared() {
        return Holder.SHARED;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + postgresHost + ":" + postgresPort + "/" + database;
    }

    /** For those who need it first get it started; a failure is every asker's failure, never a skipped test. */
    private static final class Holder {
        private static final Backend SHARED = start(System.getProperty("backend", "embedded"));
    }

    static Backend start(String kind) {
        try {
            return switch (kind) {
                case "embedded" -> embedded();
                case "containers" -> containers();
                default ->
                    throw new IllegalArgumentException("-Dbackend is embedded or containers, and not \"" + kind + "\"");
            };
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the backend of the tests did not start", e);
        }
    }

    private static Backend embedded() throws Exception {
        Path directory = Files.createTempDirectory("ayes-test-");
        DataDirectory data = DataDirectory.open(directory, false);
        Servers servers = Servers.start(data, new Progress(System.out));
        atExit(servers, data, () -> PrivateFiles.deleteTree(directory));
        return new Backend(
                servers.postgres().host(),
                servers.postgres().port(),
                servers.postgres().database(),
                servers.postgres().ownerUser(),
                servers.postgres().ownerPassword(),
                servers.kafka().bootstrapServers());
    }

    // They live as long as the JVM, and are closed by atExit.
    @SuppressWarnings("resource")
    private static Backend containers() throws SQLException, IOException {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("-Dbackend=containers needs Docker and none answers here:"
                    + " start it, or leave the switch away to test on the embedded servers");
        }
        var postgres = new PostgreSQLContainer(DockerImageName.parse("postgres:18")).withCommand(postgresCommand());
        var kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.3.1")).withEnv(kafkaEnvironment());
        atExit(kafka::stop, postgres::stop);
        postgres.start();
        kafka.start();
        PostgresBootstrap.of(
                        postgres.getHost(),
                        postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        postgres.getUsername(),
                        postgres.getPassword())
                .bootstrap(OWNER_PASSWORD);
        return new Backend(
                postgres.getHost(),
                postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                PostgresBootstrap.DATABASE,
                PostgresBootstrap.OWNER,
                OWNER_PASSWORD,
                kafka.getBootstrapServers());
    }

    private static String[] postgresCommand() {
        var command = new ArrayList<>(List.of("postgres"));
        PostgresSettings.promised().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command.toArray(String[]::new);
    }

    private static Map<String, String> kafkaEnvironment() {
        return Map.of(
                "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "500",
                "KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4");
    }

    private static void atExit(AutoCloseable... parts) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try (var started = new Started()) {
                                for (AutoCloseable part : List.of(parts).reversed()) {
                                    started.add(part);
                                }
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "ayes-test-backend-stop"));
    }
}
