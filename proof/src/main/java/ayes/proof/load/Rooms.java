package ayes.proof.load;

import ayes.cluster.Cluster;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** Makes the rooms before anything breaks. */
public final class Rooms {

    private static final int TENANTS = 2;
    private static final int POLLS = 3;

    private Rooms() {}

    static List<Room> open(Cluster cluster, Api api, int rooms, int phones) throws Exception {
        List<Room> open = new ArrayList<>();
        for (int i = 0; i < rooms; i++) {
            String host = cluster.issuer().hostToken(new UUID(0, 0x100 + i % TENANTS).toString());
            open.add(open(api, cluster.ingests().getFirst().address(), host, "Room " + i, POLLS, phones));
        }
        return open;
    }

    /** One session with open polls, and phones that have joined. */
    public static Room open(Api api, URI ingest, String host, String title, int asked, int phones) throws Exception {
        JsonNode session = api.post(ingest, "/api/v1/sessions", host, Map.of("title", title));
        String id = session.path("id").asString();
        String wall = session.path("wallUrl").asString();
        List<UUID> polls = new ArrayList<>();
        for (int i = 0; i < asked; i++) {
            JsonNode poll = api.post(
                    ingest,
                    "/api/v1/sessions/" + id + "/polls",
                    host,
                    Map.of(
                            "kind",
                            "single",
                            "question",
                            title + ", poll " + i,
                            "options",
                            List.of("A", "B", "C", "D")));
            polls.add(UUID.fromString(poll.path("id").asString()));
            api.post(ingest, "/api/v1/polls/" + polls.getLast() + "/open", host, Map.of());
        }
        String code = session.path("code").asString();
        return new Room(
                UUID.fromString(id),
                code,
                host,
                wall.substring(wall.indexOf("#t=") + 3),
                polls,
                joined(api, ingest, code, phones));
    }

    /** So many more people. */
    public static List<Room.Phone> joined(Api api, URI ingest, String code, int phones) throws Exception {
        try (ExecutorService hall = Executors.newFixedThreadPool(16)) {
            List<Future<Room.Phone>> joining = new ArrayList<>();
            for (int i = 0; i < phones; i++) {
                joining.add(hall.submit(() -> join(api, ingest, code)));
            }
            List<Room.Phone> joined = new ArrayList<>();
            for (Future<Room.Phone> phone : joining) {
                joined.add(phone.get());
            }
            return joined;
        }
    }

    private static Room.Phone join(Api api, URI ingest, String code) throws IOException, InterruptedException {
        JsonNode joined = api.post(ingest, "/api/v1/join", null, Map.of("code", code));
        return new Room.Phone(
                UUID.fromString(joined.path("participantId").asString()),
                joined.path("token").asString());
    }
}
