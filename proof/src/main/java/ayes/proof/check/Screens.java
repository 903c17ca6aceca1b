package ayes.proof.check;

import static ayes.proof.check.Violation.Harm.UNTRUE;

import ayes.proof.history.Frame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every frame of every screen: never more than was accepted, exact where nothing was missing, and never back. */
final class Screens {

    private record Place(String viewer, UUID poll) {}

    private Screens() {}

    static void check(List<Frame> frames, Truth truth, Findings findings) {
        Map<Place, Frame> last = new HashMap<>();
        for (Frame frame : frames) {
            Truth.Poll poll = truth.poll(frame.poll());
            if (poll == null || frame.through() > poll.seq() || frame.seq() > poll.seq()) {
                findings.add(
                        UNTRUE,
                        "no screen is ahead",
                        "%s shows event %d of %s",
                        frame.viewer(),
                        frame.seq(),
                        frame.poll());
                continue;
            }
            compare(frame, poll, findings);
            Frame before = last.put(new Place(frame.viewer(), frame.poll()), frame);
            if (before != null && before.through() > frame.through()) {
                findings.add(
                        UNTRUE,
                        "screens go forward",
                        "%s showed %s through %d and then through %d",
                        frame.viewer(),
                        frame.poll(),
                        before.through(),
                        frame.through());
            }
        }
    }

    /** While a hole is open, what is above it is shown, too: exact counts are known for frames without one. */
    private static void compare(Frame frame, Truth.Poll poll, Findings findings) {
        if (frame.seq() != frame.through()) {
            return;
        }
        List<Long> counts = Rest.list(poll.counts(frame.through()));
        if (!frame.counts().equals(counts)) {
            findings.add(
                    UNTRUE,
                    "screens equal the log",
                    "%s shows %s of %s at event %d, where the events come to %s",
                    frame.viewer(),
                    frame.counts(),
                    frame.poll(),
                    frame.through(),
                    counts);
        }
    }
}
