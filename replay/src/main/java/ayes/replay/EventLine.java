package ayes.replay;

import ayes.event.Event;
import ayes.event.PollDefinition;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollHidden;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollId;
import ayes.event.Recorded;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.Snapshot;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An event as the export shows it: what every event has, then what this one says. The names are part of the public
 * contract ({@code openapi.json}); values are text, numbers, booleans, lists and maps of these.
 */
public final class EventLine {

    /** Always six decimals, so that lines sort as text. */
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EventLine() {}

    /** The fields in the order in which they are written. */
    public static Map<String, Object> of(Line event) {
        Recorded recorded = event.recorded();
        var line = new LinkedHashMap<String, Object>();
        line.put("type", EventNames.of(recorded.event()));
        line.put("stream", recorded.stream().toString());
        line.put("epoch", recorded.epoch());
        line.put("seq", recorded.seq());
        line.put("at", MICROSECONDS.format(recorded.acceptedAt()));
        line.put("session", recorded.session().toString());
        line.put("cursor", event.cursor().toString());
        line.putAll(body(recorded.event()));
        return line;
    }

    private static Map<String, Object> body(Event event) {
        return switch (event) {
            case SessionStarted(String code, String title) -> ordered("code", code, "title", title);
            case ParticipantJoined joined ->
                ordered("participant", joined.participant().toString());
            case PollAdded(PollId poll) -> ordered("poll", poll.toString());
            case PollsOrdered(List<PollId> polls) ->
                ordered("polls", polls.stream().map(PollId::toString).toList());
            case PollCreated(PollDefinition definition) -> definition(definition);
            case PollClosed(Snapshot snapshot) -> snapshot(snapshot);
            case PollReset(Snapshot snapshot) -> snapshot(snapshot);
            case CountsTaken taken -> snapshot(taken.snapshot());
            case SessionTaken taken ->
                ordered(
                        "code", taken.code(),
                        "title", taken.title(),
                        "status", taken.status().wireName(),
                        "polls", taken.polls().stream().map(PollId::toString).toList(),
                        "joined", taken.joined());
            case VoteCast cast ->
                ordered(
                        "participant", cast.participant().toString(),
                        "choices", cast.ballot().choices(),
                        "previous", cast.previous().choices(),
                        "revision", cast.revision());
            case VoteRetracted retracted ->
                ordered(
                        "participant", retracted.participant().toString(),
                        "previous", retracted.previous().choices(),
                        "revision", retracted.revision());
            case SessionEnded _, PollOpened _, PollRevealed _, PollHidden _ -> Map.of();
        };
    }

    private static Map<String, Object> definition(PollDefinition definition) {
        return ordered(
                "position", definition.position(),
                "kind", definition.kind().wireName(),
                "question", definition.question(),
                "options", definition.options(),
                "settings",
                        ordered(
                                "changeVote", definition.settings().changeVote(),
                                "results", definition.settings().results().wireName()));
    }

    private static Map<String, Object> snapshot(Snapshot snapshot) {
        return ordered(
                "counts", snapshot.counts(),
                "voters", snapshot.voters(),
                "round", snapshot.round(),
                "status", snapshot.status().wireName(),
                "visibility", snapshot.visibility().wireName());
    }

    /** A map that keeps this order: {@link Map#of} would shuffle the fields of every run. */
    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
