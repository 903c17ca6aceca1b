package ayes.proof.load;

import ayes.proof.history.Attempt;
import ayes.proof.history.Outcome;
import java.util.concurrent.atomic.LongAdder;

/** How it goes, for those who wait. */
public final class Progress {

    private final LongAdder counted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unsettled = new LongAdder();

    void told(Attempt attempt) {
        switch (attempt.outcome()) {
            case Outcome.Counted _ -> counted.increment();
            case Outcome.Refused _ -> refused.increment();
            case Outcome.NotTaken _, Outcome.Unknown _ -> unsettled.increment();
        }
    }

    /** Votes answered 200. */
    public long counted() {
        return counted.sum();
    }

    @Override
    public String toString() {
        return "%,d votes answered 200, %,d refused, %,d attempts without an answer that settles"
                .formatted(counted.sum(), refused.sum(), unsettled.sum());
    }
}
