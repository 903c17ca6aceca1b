package ayes.proof.check;

import ayes.proof.check.Verdict.Totals;
import ayes.proof.check.Violation.Harm;
import ayes.proof.evidence.AnsweredKey;
import ayes.proof.evidence.Evidence;
import ayes.proof.history.Attempt;
import ayes.proof.history.Frame;
import ayes.proof.history.History;
import ayes.proof.history.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All rules over one run. */
public final class Checker {

    private Checker() {}

    public static Verdict check(History history, Evidence evidence) {
        var findings = new Findings();
        Truth truth = Truth.of(evidence.outbox());
        List<Attempt> attempts = history.attempts();
        List<Frame> frames = history.frames();
        Numbers.check(evidence.outbox(), findings);
        Answers.check(attempts, evidence.keys(), truth, findings);
        Log.check(evidence.outbox(), evidence.log(), findings);
        Rest.check(evidence, truth, findings);
        Screens.check(frames, truth, findings);
        Fence.check(attempts, history.endings(), truth, findings);
        return new Verdict(
                findings.violations(),
                totals(history, attempts, frames, evidence, findings),
                Recoveries.of(history.faults(), attempts, frames));
    }

    private static Totals totals(
            History history, List<Attempt> attempts, List<Frame> frames, Evidence evidence, Findings findings) {
        Set<String> counted = new HashSet<>();
        Set<String> unsettled = new HashSet<>();
        Set<String> refused = new HashSet<>();
        for (Attempt attempt : attempts) {
            Set<String> kind = switch (attempt.outcome()) {
                case Outcome.Counted _ -> counted;
                case Outcome.Unknown _ -> unsettled;
                case Outcome.Refused _, Outcome.NotTaken _ -> refused;
            };
            kind.add(attempt.vote().key());
        }
        unsettled.removeAll(counted);
        unsettled.removeAll(refused);
        refused.removeAll(counted);
        Set<String> kept = new HashSet<>();
        evidence.keys().stream().map(AnsweredKey::key).forEach(kept::add);
        return new Totals(
                counted.size(),
                unsettled.size(),
                unsettled.stream().filter(kept::contains).count(),
                refused.size(),
                evidence.outbox().size(),
                evidence.log().size() - evidence.outbox().size(),
                evidence.unreadable(),
                evidence.mended(),
                findings.countRule(Log.RULE) + findings.countRule(Rest.TALLY_RULE),
                frames.size(),
                history.faults().size(),
                findings.count(Harm.LOST),
                findings.count(Harm.DOUBLED),
                findings.count(Harm.ALTERED),
                findings.count(Harm.UNTRUE));
    }
}
