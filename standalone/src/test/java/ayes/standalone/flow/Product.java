package ayes.standalone.flow;

import ayes.standalone.Backend;
import ayes.standalone.InOneJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The running product: all steps in this JVM, started by the first test that asks. And what separate steps need to know. */
final class Product {

    private Product() {}

    private static final class Holder {
        private static final Client CLIENT = start();
    }

    static Client client() {
        return Holder.CLIENT;
    }

    /** Where PostgreSQL and Kafka are, and the services' passwords. */
    static Map<String, Object> addresses() {
        Backend backend = Backend.shared();
        var properties = new HashMap<String, Object>();
        properties.put("ayes.postgres.host", backend.postgresHost());
        properties.put("ayes.postgres.port", backend.postgresPort());
        properties.put("ayes.postgres.database", backend.database());
        properties.put("ayes.kafka.bootstrap-servers", backend.bootstrapServers());
        properties.put("ayes.ingest.postgres-password", "ingest-of-a-test");
        properties.put("ayes.relay.postgres-password", "relay-of-a-test");
        properties.put("ayes.relay.sweeper-password", "sweeper-of-a-test");
        properties.put("ayes.operator.postgres-password", "operator-of-a-test");
        return properties;
    }

    static String kafka() {
        return Backend.shared().bootstrapServers();
    }

    /** For the one that migrates. */
    static Map<String, Object> owner() {
        Backend backend = Backend.shared();
        return Map.of(
                "ayes.ingest.owner-user", backend.ownerUser(), "ayes.ingest.owner-password", backend.ownerPassword());
    }

    static Map<String, Object> processor() {
        return Map.of("ayes.processor.state-dir", "target/processor-state", "ayes.processor.standby-replicas", 0);
    }

    private static Client start() {
        try {
            int port = StepProcess.freePort();
            URI origin = URI.create("http://127.0.0.1:" + port);
            var properties = addresses();
            properties.putAll(owner());
            properties.putAll(processor());
            properties.put("ayes.access.open-hosting", true);
            properties.put("ayes.access.jwks-url", origin + "/.well-known/jwks.json");
            InOneJvm.start(port, properties);
            var client = new Client(origin);
            awaitReady(client);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitReady(Client client) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (client.get("/healthz/ready", null).status() != 200) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not ready: " + client.get("/healthz/ready", null).text());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
