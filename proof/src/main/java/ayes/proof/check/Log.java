package ayes.proof.check;

import static ayes.proof.check.Violation.Harm.ALTERED;
import static ayes.proof.check.Violation.Harm.LOST;
import static ayes.proof.check.Violation.Harm.UNTRUE;

import ayes.proof.evidence.AcceptedEvent;
import ayes.proof.evidence.LoggedEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The log holds every accepted event at least once, byte for byte, and nothing else. */
final class Log {

    static final String RULE = "log";

    private record Place(UUID stream, long epoch, long seq) {}

    private Log() {}

    static void check(List<AcceptedEvent> outbox, List<LoggedEvent> log, Findings findings) {
        Map<Place, Long> accepted = new HashMap<>(outbox.size() * 2);
        for (AcceptedEvent one : outbox) {
            accepted.put(
                    new Place(
                            one.event().stream(),
                            one.event().epoch(),
                            one.event().seq()),
                    one.bytes());
        }
        Set<Place> logged = new HashSet<>(outbox.size() * 2);
        for (LoggedEvent one : log) {
            var place = new Place(one.stream(), one.epoch(), one.seq());
            Long bytes = accepted.get(place);
            if (bytes == null) {
                findings.add(
                        UNTRUE,
                        RULE,
                        "the log holds event %d of %s, which was never accepted",
                        one.seq(),
                        one.stream());
            } else if (bytes != one.bytes()) {
                findings.add(ALTERED, RULE, "event %d of %s is another one in the log", one.seq(), one.stream());
            }
            logged.add(place);
        }
        for (Place place : accepted.keySet()) {
            if (!logged.contains(place)) {
                findings.add(LOST, RULE, "event %d of %s is not in the log", place.seq(), place.stream());
            }
        }
    }
}
