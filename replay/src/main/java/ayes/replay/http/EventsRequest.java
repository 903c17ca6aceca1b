package ayes.replay.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.SessionId;
import ayes.replay.Bound;
import ayes.replay.Range;
import ayes.replay.kafka.Exports;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What was asked for, once it is known to make sense and to be allowed as far as a token can tell. */
record EventsRequest(SessionId session, Range range) {

    private static final String NDJSON = "ndjson";

    /** @throws Refused if it makes no sense, or no answer of the log could allow it */
    static EventsRequest of(ServerRequest request, Caller caller) {
        SessionId session = session(request.pathVariable("sid"));
        requireHost(caller, session);
        requireNdjson(request.queryParam("format"));
        return new EventsRequest(session, range(request, session));
    }

    private static SessionId session(String text) {
        try {
            return SessionId.of(text);
        } catch (IllegalArgumentException noSuchId) {
            throw new Refused(Problem.notFound());
        }
    }

    private static void requireHost(Caller caller, SessionId session) {
        switch (caller) {
            case Caller.Participant _, Caller.Wall _ ->
                throw new Refused(Problem.forbidden("Only a host of the session may read its events."));
            case Caller.GuestHost guest -> {
                if (!guest.session().equals(session)) {
                    throw new Refused(Problem.notFound());
                }
            }
            case Caller.TenantHost _ -> {
                // Whose session it is, the log will tell.
            }
        }
    }

    private static void requireNdjson(Optional<String> format) {
        if (!format.orElse(NDJSON).equals(NDJSON)) {
            throw invalid("format", "is not one that we write; allowed: ndjson");
        }
    }

    private static Range range(ServerRequest request, SessionId session) {
        var range = new Range(bound(request, "from"), bound(request, "to"));
        if (!range.pointsInto(Exports.partition(session))) {
            throw invalid("from, to", "a cursor is good for the session whose export it came from only");
        }
        if (range.isReversed()) {
            throw invalid("from", "lies behind to; swap them");
        }
        return range;
    }

    private static @Nullable Bound bound(ServerRequest request, String name) {
        String text = request.queryParam(name).orElse(null);
        if (text == null) {
            return null;
        }
        return Bound.parse(text)
                .orElseThrow(() -> invalid(
                        name,
                        "is neither a cursor (as each line of an export carries one)"
                                + " nor an instant such as 2026-11-21T09:30:00Z"));
    }

    private static Refused invalid(String field, String message) {
        return new Refused(Problem.invalidRequest(field, message));
    }
}
