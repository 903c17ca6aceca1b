package ayes.bench.votes;

import ayes.bench.load.Calls;
import ayes.bench.load.Deployment;
import ayes.bench.load.Lines;
import ayes.bench.load.Opening;
import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.EpochMicros;
import ayes.bench.swarm.Invitation;
import ayes.bench.swarm.Shot;
import ayes.bench.swarm.Swarm;
import ayes.cluster.Member;
import ayes.proof.load.Room;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Rooms with their people and screens, in front of a deployment: everything that a vote passes. */
public final class Hall implements AutoCloseable {

    private static final int SET_UP_CONNECTIONS = 48;
    private static final Duration ON_SCREEN_WITHIN = Duration.ofSeconds(20);
    private static final int SETTLED_AFTER_SECONDS = 2;

    private final Deployment deployment;
    private final PrintStream out;
    private final Swarm swarm;
    private final List<Room> rooms = new ArrayList<>();
    private final List<Cast> casts = new ArrayList<>();
    private int visitors;

    /**
     * Nobody is there yet.
     *
     * @param viewers that there will ever be
     */
    public static Hall of(Deployment deployment, Path directory, int viewers, PrintStream out) throws Exception {
        return new Hall(deployment, Swarm.start(directory.resolve("swarm"), Math.max(1, viewers)), out);
    }

    private Hall(Deployment deployment, Swarm swarm, PrintStream out) {
        this.deployment = deployment;
        this.swarm = swarm;
        this.out = out;
    }

    public Swarm swarm() {
        return swarm;
    }

    public List<Room> rooms() {
        return rooms;
    }

    public Deployment deployment() {
        return deployment;
    }

    /** More rooms beside those that are there. */
    public void open(int more, int phones) throws Exception {
        try (var lines = new Lines()) {
            var calls = new Calls(lines, deployment.ingest().address(), SET_UP_CONNECTIONS);
            rooms.addAll(new Opening(calls, deployment.hostToken(), out).rooms(more, phones));
        }
    }

    /** Screens in every room from this number on, and viewers who are people of the rooms in turn. Returns when all are connected. */
    public void seat(int fromRoom, int screens, int viewers) throws Exception {
        var invitations = new ArrayList<Invitation>();
        for (int screen = 0; screen < screens; screen++) {
            for (Room room : rooms.subList(fromRoom, rooms.size())) {
                invitations.add(new Invitation(path(room), room.wallToken()));
            }
        }
        for (int i = 0; i < viewers; i++) {
            Room room = rooms.get(visitors % rooms.size());
            int phones = room.phones().size();
            invitations.add(new Invitation(
                    path(room),
                    phones == 0
                            ? room.wallToken()
                            : room.phones()
                                    .get(visitors / rooms.size() % phones)
                                    .token()));
            visitors++;
        }
        if (!invitations.isEmpty()) {
            long from = System.nanoTime();
            List<URI> doors = deployment.cluster().gateways().stream()
                    .map(Member::address)
                    .toList();
            swarm.connect(doors, invitations, Swarm.When.LOST_STAY_AWAY);
            out.printf(
                    "  %,d screens and viewers connected, in %.1f s%n",
                    invitations.size(), (System.nanoTime() - from) / 1e9);
            TimeUnit.SECONDS.sleep(SETTLED_AFTER_SECONDS); // every arrival is told to all who are there
        }
    }

    public static String path(Room room) {
        return "/ws/v1/sessions/" + room.session();
    }

    /** Votes that do not count as measured, but as votes. */
    public void warmUp(Volley volley, Schedule schedule) throws Exception {
        List<Cast> warm = volley.run(schedule);
        casts.addAll(warm);
        swarm.behind(shots(warm), ON_SCREEN_WITHIN);
    }

    /** Votes on their schedule, until every screen has shown all of them. */
    public Outcome measure(Volley volley, Schedule schedule) throws Exception {
        swarm.watch();
        swarm.begin();
        CpuMeter meter = cpu();
        meter.start();
        long fromMicros = EpochMicros.now();
        List<Cast> cast = volley.run(schedule);
        List<Shot> shots = shots(cast);
        int behind = swarm.behind(shots, ON_SCREEN_WITHIN);
        var cpu = meter.microseconds();
        long untilMicros = EpochMicros.now();
        casts.addAll(cast);
        swarm.score(shots);
        return new Outcome(
                cast,
                swarm.seen(),
                behind,
                cpu,
                (untilMicros - fromMicros) / 1e6,
                fromMicros / 1_000,
                untilMicros / 1_000);
    }

    /** Of the deployment, the bench and its screens. */
    public CpuMeter cpu() {
        return deployment.cpu().with("swarm", swarm::cpuNanos);
    }

    /** Of every vote that was sent since the doors opened. */
    public Truth truth() throws Exception {
        return new TruthReader(deployment, rooms).read(casts);
    }

    private List<Shot> shots(List<Cast> of) {
        return of.stream()
                .filter(Cast::isCounted)
                .map(cast ->
                        new Shot(path(rooms.get(cast.room())), cast.seq(), cast.dueMicros(), cast.answeredMicros()))
                .toList();
    }

    @Override
    public void close() throws Exception {
        swarm.close();
    }
}
