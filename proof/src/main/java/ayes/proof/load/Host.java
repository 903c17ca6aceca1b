package ayes.proof.load;

import ayes.cluster.Member;
import ayes.proof.history.Ending;
import ayes.proof.history.History;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Closes polls in the middle of a burst, opens them again, begins new rounds, shows and hides. */
final class Host implements Runnable {

    private static final int MOST_ATTEMPTS = 60;

    private final List<Room> rooms;
    private final List<Member> ingests;
    private final Api api;
    private final History history;
    private final Random random;
    private volatile boolean leaving;

    Host(List<Room> rooms, List<Member> ingests, Api api, History history, long seed) {
        this.rooms = rooms;
        this.ingests = ingests;
        this.api = api;
        this.history = history;
        this.random = new Random(seed);
    }

    void leave() {
        leaving = true;
    }

    @Override
    public void run() {
        try {
            while (!leaving) {
                TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(3_000));
                act(rooms.get(random.nextInt(rooms.size())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(Room room) throws InterruptedException {
        UUID poll = room.polls().get(random.nextInt(room.polls().size()));
        command(room, poll, random.nextBoolean() ? "reveal" : "hide");
        long invoked = System.nanoTime();
        JsonNode closed = command(room, poll, "close");
        long answered = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1_000));
        if (random.nextInt(4) == 0) {
            command(room, poll, "reset");
        }
        long reopened = System.nanoTime();
        command(room, poll, "open");
        if (closed.path("status").asString("").equals("closed")) {
            history.add(new Ending(poll, invoked, answered, reopened));
        }
    }

    /** Until it is answered: each of them may be said twice. */
    private JsonNode command(Room room, UUID poll, String command) throws InterruptedException {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            try {
                return api.post(
                        ingests.get(i % ingests.size()).address(),
                        "/api/v1/polls/" + poll + "/" + command,
                        room.hostToken(),
                        Map.of());
            } catch (IOException notNow) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        return Api.JSON.valueToTree(Map.of());
    }
}
