package ayes.bench.fanout;

import ayes.bench.measure.CpuTime;
import ayes.bench.measure.Machine;
import ayes.bench.swarm.Invitation;
import ayes.event.SessionId;
import ayes.proof.cluster.Broker;
import ayes.proof.cluster.Member;
import ayes.proof.cluster.Ports;
import ayes.standalone.DataDirectory;
import ayes.topic.TopicSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A broker, the key that proves tokens, and the halls' sessions in the log: all that a gateway needs. */
public final class Stage implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int BETWEEN_LOOKS_MS = 100;
    private static final int OK = 200;

    private final Parts parts = new Parts();
    private final Ports ports = new Ports();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final DataDirectory data;
    private final Halls halls;
    private final Keys keys;
    private final Member broker;
    private final TallyLog log;

    /** Returns when the halls are in the log. */
    public static Stage set(Path directory, Halls halls) throws Exception {
        return new Stage(directory, halls);
    }

    private Stage(Path directory, Halls halls) throws Exception {
        this.halls = halls;
        data = parts.keep(DataDirectory.open(directory, true));
        keys = parts.keep(new Keys());
        broker = parts.keep(new Member(
                "broker",
                jvm(List.of(Machine.TROUBLE_ONLY)),
                Broker.class.getName(),
                List.of(data.kafka().toString(), "" + data.kafkaPort(), "" + data.controllerPort()),
                data.logs(),
                data.kafkaPort()));
        broker.start();
        TopicSetup.ensure(Map.of("bootstrap.servers", bootstrapServers()), (short) 1);
        log = parts.keep(new TallyLog(bootstrapServers()));
        for (int hall = 0; hall < halls.count(); hall++) {
            log.session(halls.view(hall, 1));
            log.tally(halls.tally(hall, 1));
        }
        log.flush();
    }

    /** A gateway and where it tells its health and its metrics. */
    record Gateway(Member member, URI management) {}

    /**
     * Starts one, and does not wait for it.
     *
     * @param moreJvm options, after those that {@code ./ayes} gives here
     */
    Gateway gateway(String name, List<String> moreJvm) throws IOException {
        int port = ports.free();
        int management = ports.free();
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", port);
        properties.put("management.server.address", "127.0.0.1");
        properties.put("management.server.port", management);
        properties.put("ayes.kafka.bootstrap-servers", bootstrapServers());
        properties.put("ayes.access.jwks-url", keys.url());
        properties.put("ayes.access.open-hosting", true);
        var member = parts.keep(new Member(
                name, jvm(moreJvm), "ayes.gateway.FanoutGateway", Member.words(properties), data.logs(), port));
        member.start();
        return new Gateway(member, URI.create("http://127.0.0.1:" + management));
    }

    /** One more process of this machine. Not waited for. */
    Member process(String name, String mainClass, int port, List<String> words) throws IOException {
        var member =
                parts.keep(new Member(name, jvm(List.of(Machine.TROUBLE_ONLY)), mainClass, words, data.logs(), port));
        member.start();
        return member;
    }

    /** Another one at each call. */
    public int freePort() {
        return ports.free();
    }

    TallyLog log() {
        return log;
    }

    Halls halls() {
        return halls;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + data.kafkaPort();
    }

    Path logs() {
        return data.logs();
    }

    long brokerCpuNanos() {
        return CpuTime.nanosOf(broker.pid());
    }

    /** Phones, each with a token of its own. */
    List<Invitation> phones(int viewers, int doors) {
        List<SessionId> places = IntStream.range(0, viewers)
                .mapToObj(viewer -> halls.session(viewer / doors % halls.count()))
                .toList();
        List<String> tokens = keys.participants(places);
        return IntStream.range(0, viewers)
                .mapToObj(viewer -> new Invitation("/ws/v1/sessions/" + places.get(viewer), tokens.get(viewer)))
                .toList();
    }

    /** Until this address answers 200. */
    void awaitReady(Member member, URI health) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!answers(health)) {
            if (!member.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(member.name() + " does not get ready: see " + member.log());
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
        }
    }

    private boolean answers(URI health) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static List<String> jvm(List<String> more) {
        var options = new ArrayList<>(Machine.jvmOptions());
        options.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(more);
        return options;
    }

    @Override
    public void close() throws Exception {
        parts.close();
        http.close();
    }
}
