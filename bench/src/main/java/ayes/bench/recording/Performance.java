package ayes.bench.recording;

import ayes.bench.load.Calls;
import ayes.bench.measure.EpochMicros;
import ayes.bench.measure.Spreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;

/**
 * A recording, done again. Everything happens when it is due, unless what it follows from has no answer yet: a person joins before it votes, and
 * a poll's votes are answered before it is closed, as they were. That wait is part of the latency.
 */
public final class Performance {

    /** What is the same in both, under the names of today. */
    private final Map<UUID, UUID> polls = new ConcurrentHashMap<>();

    private final Map<UUID, String> tokens = new ConcurrentHashMap<>();
    private final Map<UUID, CompletableFuture<Void>> lastOfPerson = new HashMap<>();
    private final Map<UUID, CompletableFuture<Void>> lastOrder = new HashMap<>();
    private final Map<UUID, List<CompletableFuture<Void>>> sinceOrder = new HashMap<>();
    private final Histogram votes = Spreads.micros();
    private final Histogram joins = Spreads.micros();
    private final AtomicInteger keys = new AtomicInteger();
    private final Calls calls;
    private final String host;
    private volatile String session = "";
    private volatile String code = "";

    /** @param host token of whoever hosts it */
    public Performance(Calls calls, String host) {
        this.calls = calls;
        this.host = host;
    }

    /**
     * Returns when the last act is answered.
     *
     * @throws CompletionException if one of them was refused
     */
    public void run(Recording recording, int speed) throws IOException, InterruptedException {
        if (!(recording.acts().getFirst() instanceof Act.Start start)) {
            throw new IllegalArgumentException("a recording begins with its session");
        }
        JsonNode started = calls.post("/api/v1/sessions", host, Map.of("title", start.title()));
        session = started.path("id").asString();
        code = started.path("code").asString();
        long from = System.nanoTime();
        long fromMicros = EpochMicros.now();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Act act : recording.acts().subList(1, recording.acts().size())) {
                long due = recording.due(act, speed);
                TimeUnit.NANOSECONDS.sleep(from + due - System.nanoTime());
                all.add(begin(act, fromMicros + due / 1_000, people));
            }
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        }
    }

    private CompletableFuture<Void> begin(Act act, long dueMicros, Executor people) {
        CompletableFuture<Void> after = CompletableFuture.allOf(before(act).toArray(CompletableFuture[]::new));
        CompletableFuture<Void> done = after.thenRunAsync(() -> act(act, dueMicros), people);
        switch (act) {
            case Act.Join join -> lastOfPerson.put(join.participant(), done);
            case Act.Vote vote -> {
                lastOfPerson.put(vote.participant(), done);
                sinceOrder.computeIfAbsent(vote.poll(), _ -> new ArrayList<>()).add(done);
            }
            case Act.Ask asked -> lastOrder.put(asked.poll(), done);
            case Act.Command command -> {
                lastOrder.put(command.poll(), done);
                sinceOrder.remove(command.poll());
            }
            case Act.Start _ -> throw new IllegalArgumentException("a recording holds one session");
        }
        return done;
    }

    private List<CompletableFuture<Void>> before(Act act) {
        var nothing = CompletableFuture.<Void>completedFuture(null);
        return switch (act) {
            case Act.Start _, Act.Join _, Act.Ask _ -> List.of();
            case Act.Vote vote ->
                List.of(
                        lastOfPerson.getOrDefault(vote.participant(), nothing),
                        lastOrder.getOrDefault(vote.poll(), nothing));
            case Act.Command command -> {
                var before = new ArrayList<>(sinceOrder.getOrDefault(command.poll(), List.of()));
                before.add(lastOrder.getOrDefault(command.poll(), nothing));
                yield before;
            }
        };
    }

    private void act(Act act, long dueMicros) {
        try {
            switch (act) {
                case Act.Start _ -> throw new IllegalArgumentException("a recording holds one session");
                case Act.Join join -> {
                    JsonNode joined = calls.post("/api/v1/join", "", Map.of("code", code));
                    tokens.put(join.participant(), joined.path("token").asString());
                    note(joins, dueMicros);
                }
                case Act.Ask asked -> {
                    JsonNode poll = calls.post("/api/v1/sessions/" + session + "/polls", host, asked.asks());
                    polls.put(asked.poll(), UUID.fromString(poll.path("id").asString()));
                }
                case Act.Command command ->
                    calls.post("/api/v1/polls/" + today(command.poll()) + "/" + command.command(), host, Map.of());
                case Act.Vote vote -> {
                    String body = vote.choices().isEmpty() ? "" : "{\"choices\":" + vote.choices() + "}";
                    calls.vote(
                            today(vote.poll()),
                            tokens.getOrDefault(vote.participant(), ""),
                            "recorded-" + keys.getAndIncrement(),
                            body);
                    note(votes, dueMicros);
                }
            }
        } catch (IOException e) {
            throw new CompletionException("what was accepted then is not accepted now: " + act, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private UUID today(UUID poll) {
        UUID is = polls.get(poll);
        if (is == null) {
            throw new IllegalStateException("the recording votes in a poll that it does not create: " + poll);
        }
        return is;
    }

    private static void note(Histogram histogram, long dueMicros) {
        long now = EpochMicros.now();
        synchronized (histogram) {
            Spreads.add(histogram, now - dueMicros);
        }
    }

    /** Polls of the recording and what they are called here. */
    public Map<UUID, UUID> polls() {
        return Map.copyOf(polls);
    }

    /** Microseconds from when a vote was due until it was answered. */
    public Histogram votes() {
        return votes;
    }

    /** The same of joins. */
    public Histogram joins() {
        return joins;
    }
}
