package ayes.bench.load;

import ayes.proof.load.Room;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Opens rooms through the public contract, many at once: a session, an open poll whose counts everybody sees, people who have joined. */
public final class Opening {

    private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Calls calls;
    private final String host;
    private final PrintStream out;

    /** @param host token of whoever opens them */
    public Opening(Calls calls, String host, PrintStream out) {
        this.calls = calls;
        this.host = host;
        this.out = out;
    }

    /**
     * Returns when all are open.
     *
     * @param phones that join each of them
     */
    public List<Room> rooms(int rooms, int phones) throws InterruptedException, ExecutionException {
        List<Callable<Room>> opening = IntStream.range(0, rooms)
                .mapToObj(room -> (Callable<Room>) () -> room("Room " + room))
                .toList();
        List<Room> empty = all(opening, "sessions with an open poll");
        List<Callable<Room.Phone>> joining = new ArrayList<>();
        for (Room room : empty) {
            for (int i = 0; i < phones; i++) {
                joining.add(() -> join(room.code()));
            }
        }
        List<Room.Phone> joined = all(joining, "phones that have joined");
        List<Room> full = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            Room room = empty.get(i);
            full.add(new Room(
                    room.session(),
                    room.code(),
                    room.hostToken(),
                    room.wallToken(),
                    room.polls(),
                    List.copyOf(joined.subList(i * phones, (i + 1) * phones))));
        }
        return full;
    }

    private Room room(String title) throws IOException, InterruptedException {
        JsonNode session = calls.post("/api/v1/sessions", host, Map.of("title", title));
        String id = session.path("id").asString();
        String wall = session.path("wallUrl").asString();
        JsonNode poll = calls.post(
                "/api/v1/sessions/" + id + "/polls",
                host,
                Map.of(
                        "kind",
                        "single",
                        "question",
                        title + ": which one?",
                        "options",
                        List.of("A", "B", "C", "D"),
                        "settings",
                        Map.of("changeVote", true, "results", "always")));
        String pollId = poll.path("id").asString();
        calls.post("/api/v1/polls/" + pollId + "/open", host, Map.of());
        return new Room(
                UUID.fromString(id),
                session.path("code").asString(),
                host,
                wall.substring(wall.indexOf("#t=") + 3),
                List.of(UUID.fromString(pollId)),
                List.of());
    }

    /** One more person. */
    public Room.Phone join(String code) throws IOException, InterruptedException {
        JsonNode joined = calls.post("/api/v1/join", "", Map.of("code", code));
        return new Room.Phone(
                UUID.fromString(joined.path("participantId").asString()),
                joined.path("token").asString());
    }

    private <T> List<T> all(List<Callable<T>> tasks, String what) throws InterruptedException, ExecutionException {
        List<T> done = new ArrayList<>();
        long from = System.nanoTime();
        long told = from;
        // In their order, and no more at once than there are connections for.
        try (ExecutorService many = Executors.newFixedThreadPool(
                calls.connections(), Thread.ofVirtual().factory())) {
            List<Future<T>> running = tasks.stream().map(many::submit).toList();
            try {
                for (Future<T> task : running) {
                    done.add(task.get());
                    if (System.nanoTime() - told > TELL_EVERY_NANOS) {
                        told = System.nanoTime();
                        out.printf("  %,d of %,d %s%n", done.size(), tasks.size(), what);
                    }
                }
            } finally {
                many.shutdownNow(); // after a failure nobody waits for the rest
            }
        }
        if (!tasks.isEmpty()) {
            out.printf("  %,d %s, in %.1f s%n", done.size(), what, (System.nanoTime() - from) / 1e9);
        }
        return done;
    }
}
