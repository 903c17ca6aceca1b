package ayes.bench.eventlog;

import ayes.bench.measure.CpuTime;
import ayes.bench.measure.Machine;
import ayes.cluster.Database;
import ayes.cluster.Member;
import ayes.cluster.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** So many gateways of the simple way over one fresh table, in JVMs like ours. */
public final class Instances implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final int BETWEEN_LOOKS_MS = 100;

    private final List<Member> members = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Database database;

    /** Returns when all are ready; what was started is ended if one is not. */
    public static Instances start(Database database, Path logs, int count) throws Exception {
        database.execute(EventLog.TABLES);
        var instances = new Instances(database);
        try {
            instances.start(logs, count);
            return instances;
        } catch (Exception e) {
            instances.close();
            throw e;
        }
    }

    private Instances(Database database) {
        this.database = database;
    }

    private void start(Path logs, int count) throws IOException, InterruptedException {
        var ports = new Ports();
        var jvm = new ArrayList<>(Machine.jvmOptions());
        jvm.addAll(List.of(
                Machine.TROUBLE_ONLY, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        for (int i = 1; i <= count; i++) {
            int port = ports.free();
            var words = List.of("" + port, database.url(), database.user(), database.password());
            var member = new Member("event-log-" + i, jvm, EventLogGateway.class.getName(), words, logs, port);
            members.add(member);
            member.start();
        }
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        for (Member member : members) {
            while (voters(member) < 0) {
                if (!member.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(member.name() + " does not get ready: see " + member.log());
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            }
        }
    }

    public List<URI> doors() {
        return members.stream().map(Member::address).toList();
    }

    public long cpuNanos() {
        return members.stream()
                .mapToLong(member -> CpuTime.nanosOf(member.pid()))
                .sum();
    }

    /** Where screens watch this poll. */
    public static String path(Object poll) {
        return "/watch/" + poll;
    }

    /** Votes that stand in the table and that this many instances together have not counted. */
    public long uncounted() throws SQLException, InterruptedException {
        long standing = Long.parseLong(database.ask("SELECT count(*) FROM simple.vote"));
        long missing = 0;
        for (Member member : members) {
            missing += Math.max(0, standing - voters(member));
        }
        return missing;
    }

    /** That this one has counted; -1 while it does not answer. */
    private long voters(Member member) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(member.address().resolve("/voters")).timeout(Duration.ofSeconds(2));
        try {
            return Long.parseLong(
                    http.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException notYet) {
            return -1;
        }
    }

    @Override
    public void close() throws Exception {
        for (Member member : members) {
            member.close();
        }
        http.close();
        database.execute("DROP SCHEMA IF EXISTS simple CASCADE");
    }
}
