package ayes.replay.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.replay.Bound;
import ayes.replay.EventNames;
import ayes.replay.Part;
import ayes.replay.Range;
import ayes.replay.Selection;
import ayes.replay.format.ExportFormat;
import ayes.replay.kafka.Exports;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What was asked for, once it is known to make sense and to be allowed as far as a token can tell. */
record EventsRequest(SessionId session, Part part, ExportFormat format) {

    /** @throws Refused if it makes no sense, or no answer of the log could allow it */
    static EventsRequest of(ServerRequest request, Caller caller) {
        SessionId session = session(request.pathVariable("sid"));
        requireHost(caller, session);
        ExportFormat format = format(request);
        var selection = new Selection(polls(request), types(request));
        return new EventsRequest(
                session, new Part(range(request, session), selection, format.needsEverything()), format);
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

    private static ExportFormat format(ServerRequest request) {
        return request.queryParam("format")
                .map(name -> ExportFormat.of(name)
                        .orElseThrow(
                                () -> invalid("format", "is not one that we write; allowed: " + ExportFormat.names())))
                .orElse(ExportFormat.NDJSON);
    }

    private static Set<PollId> polls(ServerRequest request) {
        return values(request, "poll").map(EventsRequest::poll).collect(Collectors.toSet());
    }

    private static PollId poll(String text) {
        try {
            return PollId.of(text);
        } catch (IllegalArgumentException noSuchId) {
            throw invalid("poll", "is no poll's id, such as b7c1f6de-0f0a-4d0e-8a7e-5f6f0a1b2c3d");
        }
    }

    private static Set<String> types(ServerRequest request) {
        Set<String> types = values(request, "type").collect(Collectors.toSet());
        if (!EventNames.ALL.containsAll(types)) {
            throw invalid("type", "names no event; allowed: " + String.join(", ", EventNames.ALL));
        }
        return types;
    }

    private static Stream<String> values(ServerRequest request, String name) {
        return request.queryParams().getOrDefault(name, List.of()).stream();
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
