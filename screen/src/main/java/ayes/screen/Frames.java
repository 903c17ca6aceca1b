package ayes.screen;

import ayes.event.Audit;
import ayes.event.PollId;
import ayes.event.SessionView;
import ayes.event.Tally;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** The contract's frames as JSON, and nothing that the viewer may not know. */
final class Frames {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 512;

    private Frames() {}

    static Frame ping() {
        return frame("ping", "", _ -> {});
    }

    static Frame snapshot(Scoreboard board, SessionView session, Audience audience, Resume.Have have) {
        String position = board.tallies().values().stream()
                .filter(audience.viewer()::mayKnow)
                .map(Frames::place)
                .collect(Collectors.joining(","));
        return frame("snapshot", position, json -> {
            json.writeName("session");
            session(json, board, session, audience);
            json.writeArrayPropertyStart("polls");
            for (Tally tally : board.tallies().values()) {
                if (audience.viewer().mayKnow(tally) && !have.covers(tally)) {
                    json.writeStartObject();
                    poll(json, tally, audience.viewer());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            audits(json, board, audience.viewer());
        });
    }

    static Frame session(Scoreboard board, SessionView session, Audience audience) {
        return frame("session", "", json -> {
            json.writeName("session");
            session(json, board, session, audience);
        });
    }

    static Frame presence(Scoreboard board) {
        return frame("presence", "", json -> {
            json.writeNumberProperty("connected", board.connected());
            json.writeNumberProperty("joined", board.joined());
        });
    }

    static Frame poll(Tally tally, ViewerClass viewer) {
        return frame("poll", place(tally), json -> poll(json, tally, viewer));
    }

    static Frame counts(Tally tally) {
        return frame("tally", place(tally), json -> {
            json.writeStringProperty("poll", tally.poll().toString());
            position(json, tally);
            results(json, tally);
            json.writeNumberProperty("at", tally.at());
        });
    }

    static Frame audit(Audit audit) {
        return frame("audit", "", json -> audit(json, audit));
    }

    static Frame goAway(long retryMs) {
        return frame("goaway", "", json -> json.writeNumberProperty("retryMs", retryMs));
    }

    static Frame replay(long at, long from, long to, double speed, String state) {
        return frame("replay", "", json -> {
            json.writeNumberProperty("at", at);
            json.writeNumberProperty("from", from);
            json.writeNumberProperty("to", to);
            json.writeNumberProperty("speed", speed);
            json.writeStringProperty("state", state);
        });
    }

    static Frame close(CloseCode code) {
        return frame("close", "", json -> {
            json.writeNumberProperty("code", code.code());
            json.writeStringProperty("reason", code.reason());
        });
    }

    /** The answer to a plain GET. */
    static Frame answer(Tally tally) {
        return object(place(tally), json -> {
            json.writeStringProperty("pollId", tally.poll().toString());
            json.writeStringProperty("status", tally.status().wireName());
            json.writeStringProperty("visibility", tally.visibility().wireName());
            position(json, tally);
            results(json, tally);
            json.writeNumberProperty("at", tally.at());
        });
    }

    private static void session(JsonGenerator json, Scoreboard board, SessionView session, Audience audience) {
        json.writeStartObject();
        json.writeStringProperty("id", session.session().toString());
        json.writeStringProperty("title", session.title());
        json.writeStringProperty("code", session.code());
        json.writeStringProperty("joinUrl", audience.publicUrl() + "/j/" + session.code());
        json.writeStringProperty("status", session.status().wireName());
        json.writeNumberProperty("epoch", session.epoch());
        json.writeNumberProperty("seq", session.highest());
        json.writeNumberProperty("joined", session.joined());
        json.writeNumberProperty("connected", board.connected());
        json.writeArrayPropertyStart("polls");
        for (PollId poll : board.order(audience.viewer())) {
            json.writeString(poll.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void poll(JsonGenerator json, Tally tally, ViewerClass viewer) {
        var definition = tally.definition();
        json.writeStringProperty("poll", tally.poll().toString());
        json.writeNumberProperty("position", definition.position());
        json.writeStringProperty("kind", definition.kind().wireName());
        json.writeStringProperty("question", definition.question());
        json.writeArrayPropertyStart("options");
        definition.options().forEach(json::writeString);
        json.writeEndArray();
        json.writeObjectPropertyStart("settings");
        json.writeBooleanProperty("changeVote", definition.settings().changeVote());
        json.writeStringProperty("results", definition.settings().results().wireName());
        json.writeEndObject();
        standing(json, tally);
        position(json, tally);
        if (viewer.maySeeCounts(tally)) {
            results(json, tally);
        }
        json.writeNumberProperty("at", tally.at());
    }

    private static void standing(JsonGenerator json, Tally tally) {
        json.writeStringProperty("status", tally.status().wireName());
        json.writeStringProperty("visibility", tally.visibility().wireName());
        json.writeNumberProperty("round", tally.round());
        if (tally.openedAt() == 0) {
            json.writeNullProperty("openedAt");
        } else {
            json.writeNumberProperty("openedAt", tally.openedAt());
        }
    }

    private static void position(JsonGenerator json, Tally tally) {
        json.writeNumberProperty("epoch", tally.epoch());
        json.writeNumberProperty("seq", tally.highest());
        json.writeNumberProperty("through", tally.through());
    }

    private static void results(JsonGenerator json, Tally tally) {
        json.writeArrayPropertyStart("counts");
        tally.counts().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeNumberProperty("voters", tally.voters());
    }

    private static void audits(JsonGenerator json, Scoreboard board, ViewerClass viewer) {
        json.writeArrayPropertyStart("audits");
        if (viewer.seesEverything()) {
            for (Audit audit : board.audits().values()) {
                json.writeStartObject();
                audit(json, audit);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void audit(JsonGenerator json, Audit audit) {
        json.writeStringProperty("poll", audit.stream().toString());
        json.writeNumberProperty("accepted", audit.accepted());
        json.writeNumberProperty("counted", audit.counted());
    }

    /** Through, not seq: while a hole is open, seq names events that are not all counted yet. */
    private static String place(Tally tally) {
        return tally.poll() + ":" + tally.epoch() + "." + tally.through();
    }

    private static Frame frame(String kind, String position, Consumer<JsonGenerator> content) {
        return object(position, json -> {
            json.writeStringProperty("t", kind);
            content.accept(json);
        });
    }

    private static Frame object(String position, Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.accept(json);
            json.writeEndObject();
        }
        return new Frame(bytes.toByteArray(), position);
    }
}
