package ayes.bench.votes;

import ayes.bench.load.Calls;
import ayes.bench.load.Deployment;
import ayes.bench.load.Lines;
import ayes.proof.load.Room;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Reads what the database holds and what the gateway says of every poll. */
final class TruthReader {

    private static final int CONNECTIONS = 8;
    private static final int BETWEEN_LOOKS_MS = 500;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Deployment deployment;
    private final List<Room> rooms;

    TruthReader(Deployment deployment, List<Room> rooms) {
        this.deployment = deployment;
        this.rooms = rooms;
    }

    /**
     * Looks again while tallies are on their way, for half a minute at most. Into the database too: a vote whose answer nobody waited
     * for may still be on its way there.
     */
    Truth read(List<Cast> casts) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        Truth truth = Truth.of(casts, standing(), tallies(), Room.OPTIONS);
        while (!truth.wrongTallies().isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
            truth = Truth.of(casts, standing(), tallies(), Room.OPTIONS);
        }
        return truth;
    }

    private List<Standing> standing() throws SQLException {
        var standing = new ArrayList<Standing>();
        try (Connection connection = deployment.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT poll_id, participant_id,"
                        + " coalesce(v.choices[1], -1) AS choice, v.seq"
                        + " FROM vote v JOIN poll p ON p.id = v.poll_id AND p.round = v.round")) {
            while (row.next()) {
                standing.add(new Standing(
                        row.getObject("poll_id", UUID.class),
                        row.getObject("participant_id", UUID.class),
                        row.getInt("choice"),
                        row.getLong("seq")));
            }
        }
        return standing;
    }

    private Map<UUID, List<Long>> tallies() throws IOException, InterruptedException, ExecutionException {
        Map<UUID, List<Long>> tallies = new HashMap<>();
        try (var lines = new Lines();
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new Calls(lines, deployment.gateway().address(), CONNECTIONS);
            Map<UUID, Future<List<Long>>> asked = new HashMap<>();
            for (Room room : rooms) {
                for (UUID poll : room.polls()) {
                    Callable<List<Long>> ask =
                            () -> Calls.numbers(calls.get("/api/v1/polls/" + poll + "/tally", room.hostToken())
                                    .path("counts"));
                    asked.put(poll, many.submit(ask));
                }
            }
            for (var each : asked.entrySet()) {
                tallies.put(each.getKey(), each.getValue().get());
            }
        }
        return tallies;
    }
}
