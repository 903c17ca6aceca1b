package ayes.gateway;

import ayes.wire.UnreadableRecord;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that cannot be read. No vote is lost by leaving one out, the log has it: the screen keeps its last good value and
 * the audit says that counting is behind. The number is there to alert on.
 */
public final class Trouble implements Consumer<UnreadableRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final LongAdder records = new LongAdder();

    @Override
    public void accept(UnreadableRecord record) {
        records.increment();
        LOG.error("a record was left out", record);
    }

    public long records() {
        return records.sum();
    }
}
