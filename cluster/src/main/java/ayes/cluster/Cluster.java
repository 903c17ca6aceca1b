package ayes.cluster;

import ayes.standalone.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Every step as a process of its own, as on many machines, on this one. */
public final class Cluster implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Ports ports = new Ports();
    private final Map<Member, URI> health = new HashMap<>();
    private final Shape shape;
    private final DataDirectory data;
    private final Database database;
    private final Issuer issuer;
    private final Wiring wiring;
    private final Member broker;
    private final List<Member> ingests = new ArrayList<>();
    private final List<Member> relays = new ArrayList<>();
    private final List<Member> processors = new ArrayList<>();
    private final List<Member> gateways = new ArrayList<>();
    private final List<Member> replays = new ArrayList<>();

    /** On an empty directory, or one that is emptied. Returns when all are ready; what was started is ended if one is not. */
    public static Cluster start(Path directory, Shape shape) throws Exception {
        return start(DataDirectory.open(directory, true), shape);
    }

    /** On what the directory holds, which is closed in the end. Returns when all are ready, as above. */
    public static Cluster start(DataDirectory directory, Shape shape) throws Exception {
        var cluster = new Cluster(directory, shape);
        cluster.endWithThisProcess();
        try {
            cluster.startSteps();
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** Ctrl-C ends what this started. */
    private void endWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            try {
                close();
            } catch (Exception e) {
                System.err.println("Not everything could be ended: " + e);
            }
        }));
    }

    private Cluster(DataDirectory directory, Shape shape) throws Exception {
        this.shape = shape;
        data = keep(directory);
        Files.createDirectories(data.logs());
        database = keep(Database.start(data));
        issuer = keep(new Issuer());
        wiring = new Wiring(data, database, issuer, shape);
        broker = keep(new Member(
                "broker",
                shape.jvm(),
                Broker.class.getName(),
                List.of(data.kafka().toString(), "" + data.kafkaPort(), "" + data.controllerPort()),
                data.logs(),
                data.kafkaPort()));
    }

    private void startSteps() throws Exception {
        broker.start();
        ingests.add(ingest("ingest-1", wiring.owner()));
        ingests.getFirst().start();
        awaitReady(ingests.getFirst()); // it makes the schema and the keys
        makeTheOthers();
        List<Member> learning = shape.learns()
                ? List.of(ingests.getLast(), relays.getFirst(), processors.getLast(), gateways.getLast())
                : List.of();
        for (Member member : learning) {
            member.startLearning();
        }
        for (Member member : steps()) {
            member.start(); // does nothing for those that run
        }
        for (Member member : steps()) {
            awaitReady(member);
        }
        for (Member member : learning) {
            member.endLearning();
            member.start();
            awaitReady(member);
        }
    }

    private void makeTheOthers() {
        Shape.Copies copies = shape.copies();
        for (int i = 2; i <= copies.ingests(); i++) {
            ingests.add(ingest("ingest-" + i, Map.of()));
        }
        for (int i = 1; i <= copies.relays(); i++) {
            relays.add(relay("relay-" + i));
        }
        for (int i = 1; i <= copies.processors(); i++) {
            String name = "processor-" + i;
            processors.add(member(name, "ayes.processor.StreamProcessor", wiring.processor(name)));
        }
        for (int i = 1; i <= copies.gateways(); i++) {
            gateways.add(member("gateway-" + i, "ayes.gateway.FanoutGateway", wiring.server(ports.free())));
        }
        for (int i = 1; i <= copies.replays(); i++) {
            replays.add(member("replay-" + i, "ayes.replay.Replay", wiring.server(ports.free())));
        }
    }

    /** Every process of ours. */
    public List<Member> steps() {
        var all = new ArrayList<Member>();
        for (List<Member> members : List.of(ingests, relays, processors, gateways, replays)) {
            all.addAll(members);
        }
        return all;
    }

    public List<Member> ingests() {
        return ingests;
    }

    public List<Member> relays() {
        return relays;
    }

    public List<Member> processors() {
        return processors;
    }

    public List<Member> gateways() {
        return gateways;
    }

    /** Empty unless the shape asks for some. */
    public List<Member> replays() {
        return replays;
    }

    public Member broker() {
        return broker;
    }

    public Database database() {
        return database;
    }

    public Issuer issuer() {
        return issuer;
    }

    /** Where all of them write down what they have to say. */
    public Path logs() {
        return data.logs();
    }

    /** Where this member tells its health and its metrics. */
    public URI management(Member member) {
        return health.getOrDefault(member, member.address());
    }

    /** What one more ingest-api needs to be told, beside its port, to be one of this deployment. */
    public Map<String, Object> ingestSettings() {
        Map<String, Object> properties = wiring.server(ports.free());
        properties.put("ayes.access.jwks-url", ingests.getFirst().address() + "/.well-known/jwks.json");
        return properties;
    }

    public String bootstrapServers() {
        return wiring.bootstrapServers();
    }

    /** Where the broker keeps its partitions. */
    public Path logDirectory() {
        return data.kafka();
    }

    /** One more relay, the caller's to close. */
    public Member thirdRelay() {
        return relay("relay-3");
    }

    public boolean isReady(Member member) {
        return readiness(member).startsWith("200");
    }

    /** Whether this relay is the one that streams. */
    public boolean leads(Member relay) {
        return readiness(relay).contains("\"streaming\"");
    }

    public void awaitReady(Member member) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!isReady(member)) {
            if (!member.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(member.name() + " does not get ready (" + readiness(member) + "): see "
                        + data.logs().resolve(member.name() + ".log"));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private String readiness(Member member) {
        var request = HttpRequest.newBuilder(management(member).resolve("/healthz/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private Member ingest(String name, Map<String, Object> more) {
        Map<String, Object> properties = wiring.server(ports.free());
        properties.putAll(more);
        return member(name, "ayes.ingest.IngestApi", properties);
    }

    private Member relay(String name) {
        return member(name, "ayes.relay.OutboxRelay", wiring.relay());
    }

    private Member member(String name, String mainClass, Map<String, Object> properties) {
        int port = ports.free();
        properties.put("server.port", port);
        URI keys = ingests.isEmpty()
                ? URI.create("http://127.0.0.1:" + port)
                : ingests.getFirst().address();
        properties.put("ayes.access.jwks-url", keys + "/.well-known/jwks.json");
        var member = keep(new Member(name, shape.jvm(), mainClass, Member.words(properties), data.logs(), port));
        Object management = properties.get("management.server.port");
        if (management != null) {
            health.put(member, URI.create("http://127.0.0.1:" + management));
        }
        return member;
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() throws Exception {
        Exception first = null;
        steps().forEach(Member::beginClose);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        http.close();
        if (first != null) {
            throw first;
        }
    }
}
