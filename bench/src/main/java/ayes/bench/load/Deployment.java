package ayes.bench.load;

import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.CpuTime;
import ayes.bench.measure.Machine;
import ayes.cluster.Cluster;
import ayes.cluster.Database;
import ayes.cluster.Member;
import ayes.cluster.Shape;
import ayes.proof.evidence.EvidenceReader;
import ayes.proof.load.Api;
import ayes.proof.load.Room;
import ayes.proof.load.Rooms;
import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What is loaded: one process of every step, a PostgreSQL and a broker, with the JVM options that {@code ./ayes} gives here. */
public final class Deployment implements AutoCloseable {

    static final String TENANT = "00000000-0000-0000-0000-0000000000be";
    private static final Duration COUNTED_WITHIN = Duration.ofMinutes(4);

    /** What relay, broker and processor count on the slowest machine that this is for. */
    private static final int CAUGHT_UP_PER_SECOND = 500;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Few phones vote more often here than people can. */
    private static final int NO_LIMIT = 1_000_000;

    private final Cluster cluster;
    private final Api api = new Api();

    private Deployment(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Returns when all of it is ready.
     *
     * @param moreJvm options of every step's JVM, after the usual ones
     */
    public static Deployment start(Path directory, List<String> moreJvm) throws Exception {
        return start(directory, Shape.Copies.ofEach(1), moreJvm);
    }

    /**
     * The same with several of a step.
     *
     * @param copies of which ingest, relay and processor are usually one
     */
    public static Deployment start(Path directory, Shape.Copies copies, List<String> moreJvm) throws Exception {
        var jvm = new ArrayList<>(Machine.jvmOptions());
        jvm.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        jvm.addAll(moreJvm);
        var shape = new Shape(
                copies,
                jvm,
                Map.of(
                        "ayes.ingest.votes-per-second", NO_LIMIT,
                        "ayes.ingest.votes-at-once", NO_LIMIT,
                        "ayes.gateway.connections-per-screen", NO_LIMIT,
                        "ayes.gateway.connections-per-participant", NO_LIMIT),
                false);
        return new Deployment(Cluster.start(directory, shape));
    }

    /** The settings that "accepted" stands on, as the server itself says they are. */
    public Map<String, String> durability() throws SQLException {
        var settings = new HashMap<String, String>();
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            settings.put(setting, database().ask("SHOW " + setting));
        }
        return settings;
    }

    public Database database() {
        return cluster.database();
    }

    public Cluster cluster() {
        return cluster;
    }

    public Member ingest() {
        return cluster.ingests().getFirst();
    }

    public Member gateway() {
        return cluster.gateways().getFirst();
    }

    /** A session with open polls whose results everybody may see, and phones that have joined. */
    public Room room(String title, int polls, int phones) throws Exception {
        Room room = Rooms.open(api, ingest().address(), cluster.issuer().hostToken(TENANT), title, polls, phones);
        for (UUID poll : room.polls()) {
            api.post(ingest().address(), "/api/v1/polls/" + poll + "/reveal", room.hostToken(), Map.of());
        }
        return room;
    }

    public List<Room.Phone> join(Room room, int phones) throws Exception {
        return Rooms.joined(api, ingest().address(), room.code(), phones);
    }

    /** As the gateway answers it. */
    public String tally(Room room, UUID poll) throws IOException, InterruptedException {
        return get(gateway().address().resolve("/api/v1/polls/" + poll + "/tally"), room.hostToken());
    }

    /** What a member says to Prometheus. */
    public String metrics(Member member) throws IOException, InterruptedException {
        return get(cluster.management(member).resolve("/metrics"), "");
    }

    private String get(URI address, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        return api.http().send(request.build(), BodyHandlers.ofString()).body();
    }

    /** Everything behind ingest: what is accepted then waits in the write-ahead log. */
    public void stopDownstream() throws InterruptedException {
        for (Member member : downstream()) {
            member.stop();
        }
    }

    public void startDownstream() throws IOException, InterruptedException {
        for (Member member : downstream()) {
            member.start();
        }
        for (Member member : downstream()) {
            if (member != cluster.broker()) {
                cluster.awaitReady(member);
            }
        }
    }

    private List<Member> downstream() {
        var members = new ArrayList<Member>(List.of(cluster.broker()));
        members.addAll(cluster.relays());
        members.addAll(cluster.processors());
        members.addAll(cluster.gateways());
        return members;
    }

    /**
     * Until the sweeper has called every poll counted through its last event.
     *
     * @param events that may have to be counted first
     * @throws IllegalStateException if that takes much longer than so many should
     */
    public void awaitCounted(long events) throws SQLException, InterruptedException {
        var sources = new EvidenceReader.Sources(
                database().url(), database().user(), database().password(), cluster.bootstrapServers());
        Duration within = COUNTED_WITHIN.plusSeconds(events / CAUGHT_UP_PER_SECOND);
        long deadline = System.nanoTime() + within.toNanos();
        long began = System.nanoTime();
        while (!EvidenceReader.isCounted(sources)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not everything was counted within " + within);
            }
            // Among a million polls a look takes seconds, from those who count.
            TimeUnit.NANOSECONDS.sleep(Math.max(BETWEEN_LOOKS.toNanos(), 4 * (System.nanoTime() - began)));
            began = System.nanoTime();
        }
    }

    /** One line for every process, and one for what this process does or has others do. */
    public CpuMeter cpu() {
        long ourselves = ProcessHandle.current().pid();
        var meter = new CpuMeter()
                .with("generator", () -> CpuTime.nanosOf(ourselves))
                .with("PostgreSQL", () -> CpuTime.nanosOfTree(postmaster()))
                .with("ingest", () -> CpuTime.nanosOf(ingest().pid()));
        for (Member member : downstream()) {
            meter.with(member.name().replaceFirst("-1$", ""), () -> CpuTime.nanosOf(member.pid()));
        }
        return meter;
    }

    /** Every process of the deployment that is a JVM, by name. */
    public Map<String, Long> jvms() {
        var pids = new LinkedHashMap<String, Long>();
        pids.put("ingest", ingest().pid());
        for (Member member : downstream()) {
            pids.put(member.name().replaceFirst("-1$", ""), member.pid());
        }
        return pids;
    }

    /** Whose tokens hosts show. */
    public String hostToken() throws JOSEException {
        return cluster.issuer().hostToken(TENANT);
    }

    /** Of PostgreSQL's first process; the others are its children. */
    public long postmaster() {
        try {
            return database().pid();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL has no postmaster.pid", e);
        }
    }

    @Override
    public void close() throws Exception {
        api.http().shutdownNow();
        cluster.close();
    }
}
