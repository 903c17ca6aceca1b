package ayes.bench.recording;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One session as it was.
 *
 * @param acts in the order in which they were accepted; the first one starts the session
 */
public record Recording(List<Act> acts) {

    private static final JsonMapper JSON = new JsonMapper();

    private record Line(String stream, long epoch, long seq, Act act) {}

    public Recording {
        acts = List.copyOf(acts);
    }

    /**
     * Reads an export.
     *
     * @throws IllegalArgumentException with a sentence that names the line
     */
    public static Recording read(Stream<String> lines) {
        List<Line> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int[] number = {0};
        lines.forEach(line -> {
            number[0]++;
            if (!line.isBlank()) {
                line(number[0], line)
                        .filter(each -> seen.add(each.stream() + " " + each.epoch() + " " + each.seq()))
                        .ifPresent(read::add);
            }
        });
        // A late arrival may come after higher ones of its stream.
        List<Act> acts = read.stream()
                .sorted(Comparator.comparingLong((Line each) -> each.act().atMicros())
                        .thenComparingLong(Line::seq))
                .map(Line::act)
                .toList();
        if (acts.isEmpty() || !(acts.getFirst() instanceof Act.Start)) {
            throw new IllegalArgumentException(
                    "The recording does not begin with the session's start: export all of it.");
        }
        return new Recording(acts);
    }

    private static Optional<Line> line(int number, String line) {
        try {
            JsonNode event = JSON.readTree(line);
            String stream = event.path("stream").asString("");
            long at = micros(event.path("at").asString());
            return act(event, stream, at)
                    .map(act -> new Line(
                            stream,
                            event.path("epoch").asLong(),
                            event.path("seq").asLong(),
                            act));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "Line " + number + " of the recording is no event: " + e.getMessage(), e);
        }
    }

    private static long micros(String at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(at));
    }

    /** Empty for what follows from the others. */
    private static Optional<Act> act(JsonNode event, String stream, long at) {
        return switch (event.path("type").asString("")) {
            case "sessionStarted" ->
                Optional.of(new Act.Start(at, event.path("title").asString("")));
            case "participantJoined" -> Optional.of(new Act.Join(at, id(event, "participant")));
            case "pollCreated" -> Optional.of(new Act.Ask(at, UUID.fromString(stream), asks(event)));
            case "pollOpened" -> command(stream, at, "open");
            case "pollClosed" -> command(stream, at, "close");
            case "pollRevealed" -> command(stream, at, "reveal");
            case "pollHidden" -> command(stream, at, "hide");
            case "pollReset" -> command(stream, at, "reset");
            case "voteCast" ->
                Optional.of(new Act.Vote(
                        at,
                        UUID.fromString(stream),
                        id(event, "participant"),
                        event.path("choices").valueStream().map(JsonNode::asInt).toList()));
            case "voteRetracted" ->
                Optional.of(new Act.Vote(at, UUID.fromString(stream), id(event, "participant"), List.of()));
            case "" -> throw new IllegalArgumentException("it has no type");
            default -> Optional.empty();
        };
    }

    private static Optional<Act> command(String stream, long at, String command) {
        return Optional.of(new Act.Command(at, UUID.fromString(stream), command));
    }

    private static UUID id(JsonNode event, String name) {
        return UUID.fromString(event.path(name).asString(""));
    }

    private static JsonNode asks(JsonNode event) {
        Map<String, JsonNode> asks = new LinkedHashMap<>();
        for (String name : List.of("kind", "question", "options", "settings")) {
            asks.put(name, event.path(name));
        }
        return JSON.valueToTree(asks);
    }

    /** Nanoseconds from the session's start, so many times as fast. */
    public long due(Act act, int speed) {
        return (act.atMicros() - acts.getFirst().atMicros()) * 1_000 / speed;
    }

    /** How the polls stood in the end: for every option, how many voters meant it. */
    public Map<UUID, List<Long>> tallies() {
        Map<UUID, Map<UUID, List<Integer>>> standing = new LinkedHashMap<>();
        Map<UUID, Integer> options = new HashMap<>();
        for (Act act : acts) {
            switch (act) {
                case Act.Ask asked -> {
                    standing.put(asked.poll(), new HashMap<>());
                    options.put(asked.poll(), asked.asks().path("options").size());
                }
                case Act.Command command -> {
                    if (command.command().equals("reset")) {
                        standing.put(command.poll(), new HashMap<>());
                    }
                }
                case Act.Vote vote -> {
                    var poll = standing.computeIfAbsent(vote.poll(), _ -> new HashMap<>());
                    if (vote.choices().isEmpty()) {
                        poll.remove(vote.participant());
                    } else {
                        poll.put(vote.participant(), vote.choices());
                    }
                }
                case Act.Start _, Act.Join _ -> {}
            }
        }
        Map<UUID, List<Long>> tallies = new LinkedHashMap<>();
        standing.forEach((poll, votes) -> {
            var counts = new ArrayList<Long>();
            for (int option = 0; option < options.getOrDefault(poll, 0); option++) {
                int is = option;
                counts.add(votes.values().stream()
                        .filter(choices -> choices.contains(is))
                        .count());
            }
            tallies.put(poll, List.copyOf(counts));
        });
        return tallies;
    }
}
