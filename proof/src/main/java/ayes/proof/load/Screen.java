package ayes.proof.load;

import ayes.cluster.Member;
import ayes.proof.history.Frame;
import ayes.proof.history.History;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A wall that stays: when its socket breaks or falls silent it reconnects, to any gateway, and says what it has. */
final class Screen implements Runnable {

    /** As the product's own page does. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final int LONGEST_PAUSE_MS = 1_000;

    private record Position(long epoch, long through) {}

    private final String name;
    private final Room room;
    private final List<Member> gateways;
    private final HttpClient http;
    private final History history;
    private final Map<UUID, Position> have = new ConcurrentHashMap<>();
    private volatile boolean leaving;
    private volatile @Nullable WebSocket socket;

    Screen(String name, Room room, List<Member> gateways, HttpClient http, History history) {
        this.name = name;
        this.room = room;
        this.gateways = gateways;
        this.http = http;
        this.history = history;
    }

    @Override
    public void run() {
        int first = Math.floorMod(name.hashCode(), gateways.size());
        for (int connection = 0; !leaving; connection++) {
            watch(gateways.get((first + connection) % gateways.size()), connection);
            pause();
        }
    }

    void leave() {
        leaving = true;
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    /** Returns when the connection is over. */
    private void watch(Member gateway, int connection) {
        var reader = new Reader(name + "#" + connection, gateway.name());
        try {
            WebSocket opened = http.newWebSocketBuilder()
                    .connectTimeout(Duration.ofSeconds(2))
                    .subprotocols("ayes.v1", "bearer." + room.wallToken())
                    .buildAsync(address(gateway), reader)
                    .orTimeout(3, TimeUnit.SECONDS)
                    .join();
            socket = opened;
            while (!leaving && !reader.over && System.nanoTime() - reader.heardAt < SILENCE.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            opened.abort();
        } catch (CompletionException refused) {
            // Down, frozen or not caught up yet: the other one, then.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leaving = true;
        }
    }

    private URI address(Member gateway) {
        String positions = have.entrySet().stream()
                .map(poll -> poll.getKey() + ":" + poll.getValue().epoch() + "."
                        + poll.getValue().through())
                .collect(Collectors.joining(","));
        return URI.create("ws://" + gateway.address().getAuthority() + "/ws/v1/sessions/" + room.session()
                + (positions.isEmpty() ? "" : "?have=" + positions));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(100, LONGEST_PAUSE_MS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(String viewer, String gateway, JsonNode tally, long now) {
        JsonNode counts = tally.path("counts");
        if (counts.isMissingNode()) {
            return;
        }
        UUID poll = UUID.fromString(tally.path("poll").asString());
        long through = tally.path("through").asLong();
        have.put(poll, new Position(tally.path("epoch").asLong(), through));
        history.add(new Frame(
                viewer,
                gateway,
                poll,
                tally.path("seq").asLong(),
                through,
                counts.valueStream().map(JsonNode::asLong).toList(),
                tally.path("voters").asLong(),
                now));
    }

    private final class Reader implements WebSocket.Listener {

        private final String viewer;
        private final String gateway;
        private final StringBuilder partial = new StringBuilder();
        private volatile boolean over;
        private volatile long heardAt = System.nanoTime();

        private Reader(String viewer, String gateway) {
            this.viewer = viewer;
            this.gateway = gateway;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
            heardAt = System.nanoTime();
            partial.append(text);
            if (last) {
                read(Api.JSON.readTree(partial.toString()), heardAt);
                partial.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void read(JsonNode frame, long now) {
            switch (frame.path("t").asString("")) {
                case "snapshot" -> frame.path("polls").forEach(poll -> show(viewer, gateway, poll, now));
                case "tally", "poll" -> show(viewer, gateway, frame, now);
                case "goaway" -> over = true;
                default -> {}
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
            over = true;
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            over = true;
        }
    }
}
