package ayes.standalone.flow;

import ayes.standalone.flow.Client.Hosted;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every step as a process of its own, beside a PostgreSQL and a Kafka that were there before. */
final class Deployment implements AutoCloseable {

    /** One process, and how to reach it. */
    record Running(StepProcess process, Client client, int healthPort) implements AutoCloseable {

        Running awaitReady() throws Exception {
            process.awaitReady(healthPort);
            return this;
        }

        @Override
        public void close() throws InterruptedException {
            process.close();
        }
    }

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Issuer issuer;
    private final List<Running> ingests = new ArrayList<>();
    private final List<Running> gateways = new ArrayList<>();
    private final Running replay;
    private String keysUrl = "";

    /** Two ingests, two gateways, one of what one is enough of; all ready. */
    Deployment() throws Exception {
        issuer = keep(new Issuer());
        Running first = ingest("ingest-a", Product.owner()).awaitReady(); // it makes the schema and the keys
        keysUrl = first.client().origin() + "/.well-known/jwks.json";
        ingests.add(first);
        ingests.add(ingest("ingest-b", Map.of()));
        Running relay = worker("relay", "ayes.relay.OutboxRelay", Map.of());
        Running processor = worker("processor", "ayes.processor.StreamProcessor", Product.processor());
        gateways.add(keep(gateway("gateway-a")));
        gateways.add(keep(gateway("gateway-b")));
        replay = keep(server("replay", "ayes.replay.Replay", Map.of()));
        for (Running part : List.of(ingests.get(1), relay, processor, gateways.get(0), gateways.get(1), replay)) {
            part.awaitReady();
        }
    }

    Client ingest(int i) {
        return ingests.get(i).client();
    }

    Client gateway(int i) {
        return gateways.get(i).client();
    }

    Client replay() {
        return replay.client();
    }

    String hostToken(String tenant) throws Exception {
        return issuer.hostToken(tenant);
    }

    /** A session of that tenant. */
    Hosted session(String tenant, String title) throws Exception {
        String host = hostToken(tenant);
        Hosted started = Client.hosted(ingest(0).post("/api/v1/sessions", host, Client.json(Map.of("title", title))));
        return new Hosted(started.session(), started.code(), host, started.wallToken());
    }

    /** One more gateway, the caller's to close. */
    Running gateway(String name) throws IOException {
        return server(name, "ayes.gateway.FanoutGateway", Map.of());
    }

    private Running ingest(String name, Map<String, Object> more) throws IOException {
        return keep(server(name, "ayes.ingest.IngestApi", more));
    }

    /** A step that callers speak to: health is on a port of its own. */
    private Running server(String name, String mainClass, Map<String, Object> more) throws IOException {
        int port = StepProcess.freePort();
        int health = StepProcess.freePort();
        var properties = new HashMap<>(Product.addresses());
        properties.put("management.server.port", health);
        properties.put("ayes.access.issuer", Issuer.NAME);
        properties.put("ayes.access.issuer-jwks-url", issuer.keysUrl());
        properties.put(
                "ayes.access.jwks-url",
                keysUrl.isEmpty() ? "http://127.0.0.1:" + port + "/.well-known/jwks.json" : keysUrl);
        properties.putAll(more);
        return start(name, mainClass, port, health, properties);
    }

    /** A step that nobody speaks to. */
    private Running worker(String name, String mainClass, Map<String, Object> more) throws IOException {
        int port = StepProcess.freePort();
        var properties = new HashMap<>(Product.addresses());
        properties.putAll(more);
        return keep(start(name, mainClass, port, port, properties));
    }

    private static Running start(String name, String mainClass, int port, int health, Map<String, Object> properties)
            throws IOException {
        properties.put("server.port", port);
        StepProcess process = StepProcess.start(name, mainClass, StepProcess.options(properties));
        return new Running(process, new Client(URI.create("http://127.0.0.1:" + port)), health);
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
