package ayes.standalone.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real broker and its controller inside this JVM: Kafka's own server classes, as {@code kafka-server-start} runs them.
 * They are internal to Kafka and may move with a new version; this file is then the only one to change.
 */
public final class EmbeddedKafkaServer implements AutoCloseable {

    /** Written by Kafka when it has closed its files, deleted by Kafka when it opens them. */
    private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafkaServer(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Returns when it serves.
     *
     * @param directory where it keeps everything; made if it is not there
     * @param port where clients connect, on loopback
     * @param controllerPort where broker and controller talk, on loopback
     */
    public static EmbeddedKafkaServer start(Path directory, int port, int controllerPort) throws Exception {
        boolean isNew = !Files.exists(directory.resolve("meta.properties"));
        if (isNew) {
            format(directory);
        }
        boolean afterKill = !isNew && !Files.exists(directory.resolve(CLEAN_SHUTDOWN));
        var properties = new Properties();
        properties.putAll(BrokerSettings.of(directory, port, controllerPort, afterKill));
        var config = KafkaConfig.fromProps(properties, false);
        var server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException | Error e) {
            server.shutdown();
            throw e;
        }
        return new EmbeddedKafkaServer(server, port);
    }

    /** Such as {@code 4.3.1}. */
    public String version() {
        return AppInfoParser.getVersion();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Clients must have gone: what is in flight is lost to them. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** What {@code kafka-storage format} does: gives the cluster its id and its metadata version. */
    private static void format(Path directory) throws Exception {
        Files.createDirectories(directory);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE_ID)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .setIgnoreFormatted(true)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }
}
