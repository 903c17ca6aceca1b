package ayes.replay;

import static ayes.replay.Story.PARTICIPANT;
import static ayes.replay.Story.POLL;
import static ayes.replay.Story.SESSION;
import static ayes.replay.Story.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Ballot;
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
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** The lines are public: analysts' programs read them. */
class EventLineTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Snapshot SNAPSHOT =
            new Snapshot(List.of(4L, 0L), 4, 2, PollStatus.CLOSED, Visibility.REVEALED);
    private static final String COUNTS =
            "\"counts\":[4,0],\"voters\":4,\"round\":2,\"status\":\"closed\",\"visibility\":\"revealed\"";

    @Test
    void saysWhatEveryEventHas() {
        var recorded = new Recorded(
                new Position(2, 7),
                POLL,
                SESSION,
                Story.TENANT,
                Instant.parse("2026-11-21T09:30:00.12Z"),
                new PollOpened());

        assertThat(json(recorded))
                .isEqualTo("{\"type\":\"pollOpened\",\"stream\":\"" + POLL + "\",\"epoch\":2,\"seq\":7,"
                        + "\"at\":\"2026-11-21T09:30:00.120000Z\",\"session\":\"" + SESSION + "\","
                        + "\"cursor\":\"" + new Cursor(3, 42) + "\"}");
    }

    static Stream<Arguments> everyEvent() {
        var definition = new PollDefinition(1, PollKind.SINGLE, "Tea?", List.of("Yes", "No"), PollSettings.DEFAULT);
        return Stream.of(
                Arguments.of(
                        new SessionStarted("K7M2QX", "Äh"), "sessionStarted", "\"code\":\"K7M2QX\",\"title\":\"Äh\""),
                Arguments.of(
                        new ParticipantJoined(PARTICIPANT),
                        "participantJoined",
                        "\"participant\":\"" + PARTICIPANT + "\""),
                Arguments.of(new PollAdded(new PollId(POLL)), "pollAdded", "\"poll\":\"" + POLL + "\""),
                Arguments.of(
                        new PollsOrdered(List.of(new PollId(POLL))), "pollsOrdered", "\"polls\":[\"" + POLL + "\"]"),
                Arguments.of(new SessionEnded(), "sessionEnded", ""),
                Arguments.of(
                        new PollCreated(definition),
                        "pollCreated",
                        "\"position\":1,\"kind\":\"single\",\"question\":\"Tea?\",\"options\":[\"Yes\",\"No\"],"
                                + "\"settings\":{\"changeVote\":true,\"results\":\"when-revealed\"}"),
                Arguments.of(new PollOpened(), "pollOpened", ""),
                Arguments.of(new PollClosed(SNAPSHOT), "pollClosed", COUNTS),
                Arguments.of(new PollRevealed(), "pollRevealed", ""),
                Arguments.of(new PollHidden(), "pollHidden", ""),
                Arguments.of(new PollReset(SNAPSHOT), "pollReset", COUNTS),
                Arguments.of(
                        new VoteCast(PARTICIPANT, Ballot.of(1), Ballot.EMPTY, 3),
                        "voteCast",
                        "\"participant\":\"" + PARTICIPANT + "\",\"choices\":[1],\"previous\":[],\"revision\":3"),
                Arguments.of(
                        new VoteRetracted(PARTICIPANT, Ballot.of(1), 4),
                        "voteRetracted",
                        "\"participant\":\"" + PARTICIPANT + "\",\"previous\":[1],\"revision\":4"),
                Arguments.of(new CountsTaken(SNAPSHOT, null), "countsTaken", COUNTS));
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void saysWhatThisEventSays(Event event, String type, String body) {
        String json = json(recorded(POLL, 1, 1, event));

        assertThat(json).startsWith("{\"type\":\"" + type + "\",");
        assertThat(json)
                .endsWith("\"cursor\":\"" + new Cursor(3, 42) + "\"" + (body.isEmpty() ? "" : ",") + body + "}");
    }

    private static String json(Recorded recorded) {
        return JSON.writeValueAsString(EventLine.of(new Line(recorded, new Cursor(3, 42), true)));
    }
}
