package ayes.bench.eventlog;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketOutbound;

/** The whole of one instance. */
public final class EventLogGateway {

    private static final int POLL_EVERY_MS = 100;
    private static final int CONNECTIONS = 6; // four instances share what PostgreSQL allows
    private static final int CHOICE_AT = "{\"choices\":[".length();
    private static final int TOKEN_AT = "Bearer ".length();

    private final BlockingQueue<EventLog> writers = new ArrayBlockingQueue<>(CONNECTIONS);
    private final Map<String, Sinks.Many<String>> rooms = new ConcurrentHashMap<>();
    private final Map<UUID, Counts> counts = new HashMap<>();
    private final AtomicInteger voters = new AtomicInteger();
    private final EventLog reader;

    private EventLogGateway(String url, String user, String password) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            writers.add(new EventLog(url, user, password));
        }
        reader = new EventLog(url, user, password);
    }

    /** @param words port, JDBC URL, user, password */
    public static void main(String[] words) throws Exception {
        var gateway = new EventLogGateway(words[1], words[2], words[3]);
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(words[0]))
                .route(routes -> routes.put("/api/v1/polls/{poll}/vote", gateway::vote)
                        .get("/voters", (_, response) -> response.sendString(Mono.just("" + gateway.voters.get())))
                        .get(
                                "/watch/{poll}",
                                (request, response) -> response.sendWebsocket((_, outbound) ->
                                        gateway.screen(String.valueOf(request.param("poll")), outbound))))
                .bindNow();
        gateway.follow();
    }

    /** Whoever asks says who it is: nothing is checked, which favours this design. */
    private Publisher<Void> vote(HttpServerRequest request, HttpServerResponse response) {
        UUID poll = UUID.fromString(String.valueOf(request.param("poll")));
        UUID participant =
                UUID.nameUUIDFromBytes(String.valueOf(request.requestHeaders().get("Authorization"))
                        .substring(TOKEN_AT)
                        .getBytes(StandardCharsets.US_ASCII));
        return request.receive()
                .aggregate()
                .asString()
                .publishOn(Schedulers.boundedElastic())
                .map(body -> write(poll, participant, body.charAt(CHOICE_AT) - '0'))
                .flatMap(id -> {
                    String answer = "{\"seq\":" + id + "}";
                    return response.header("Content-Length", "" + answer.length())
                            .sendString(Mono.just(answer))
                            .then();
                })
                .onErrorResume(_ -> response.status(HttpResponseStatus.SERVICE_UNAVAILABLE)
                        .header("Content-Length", "0")
                        .send());
    }

    private long write(UUID poll, UUID participant, int choice) {
        try {
            EventLog writer = writers.take();
            try {
                return writer.vote(poll, participant, choice);
            } finally {
                writers.add(writer);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException("the vote was not written", e);
        }
    }

    private Publisher<Void> screen(String poll, WebsocketOutbound outbound) {
        return outbound.sendString(room(poll).asFlux());
    }

    private Sinks.Many<String> room(String poll) {
        return rooms.computeIfAbsent(poll, _ -> Sinks.many().multicast().directBestEffort());
    }

    private void follow() throws SQLException, InterruptedException {
        long last = 0;
        while (!Thread.currentThread().isInterrupted()) {
            Set<Counts> changed = new LinkedHashSet<>();
            for (EventLog.Event event : reader.after(last)) {
                Counts poll = counts.computeIfAbsent(event.poll(), Counts::new);
                poll.add(event);
                changed.add(poll);
                last = event.id();
            }
            for (Counts poll : changed) {
                room(poll.id().toString()).tryEmitNext(poll.frame(last));
            }
            voters.set(counts.values().stream().mapToInt(Counts::voters).sum());
            TimeUnit.MILLISECONDS.sleep(POLL_EVERY_MS);
        }
    }
}
