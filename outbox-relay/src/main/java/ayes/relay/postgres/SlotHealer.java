package ayes.relay.postgres;

import ayes.relay.Log;
import ayes.relay.RelayMetrics;
import ayes.relay.RelaySettings;
import ayes.relay.SlotCheck;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a slot good again: a new one first, so that it holds what comes; then everything that came before it. */
public final class SlotHealer {

    private static final Logger LOG = LoggerFactory.getLogger(SlotHealer.class);

    private final SlotKeeper slot;
    private final OutboxReader outbox;
    private final RelaySettings.Heal settings;
    private final Supplier<Log> logs;
    private final RelayMetrics metrics;

    public SlotHealer(
            SlotKeeper slot,
            OutboxReader outbox,
            RelaySettings.Heal settings,
            Supplier<Log> logs,
            RelayMetrics metrics) {
        this.slot = slot;
        this.outbox = outbox;
        this.settings = settings;
        this.logs = logs;
        this.metrics = metrics;
    }

    /**
     * Heals the slot, or leaves it marked as unfinished.
     *
     * @param stillLeads asked before every batch; if not, the slot stays marked as unfinished for the next leader
     */
    public void heal(SlotCheck.Broken broken, BooleanSupplier stillLeads) throws SQLException, InterruptedException {
        switch (broken) {
            case SlotCheck.Fresh fresh -> slot.make();
            case SlotCheck.Missing missing -> slot.make();
            case SlotCheck.Lost lost -> {
                slot.drop();
                slot.make();
            }
            case SlotCheck.Unfinished unfinished -> slot.adopt();
        }
        if (republish(stillLeads)) {
            slot.republished();
        }
    }

    /**
     * Sends everything again that was accepted since shortly before the newest event known to be relayed, or all that is
     * kept if none is known. Repeats are free and the sweeper finds what this misses; more would only delay the feed.
     */
    private boolean republish(BooleanSupplier stillLeads) throws SQLException, InterruptedException {
        Instant until = slot.relayedUntil();
        Instant since = until == null ? null : until.minus(settings.overlap());
        long[] sent = {0};
        try (Log log = logs.get()) {
            boolean all = outbox.read(since, settings.batch(), rows -> {
                log.append(rows);
                metrics.healed(rows.size());
                sent[0] += rows.size();
                return stillLeads.getAsBoolean();
            });
            LOG.info("Republished {} rows accepted since {}", sent[0], since == null ? "the beginning" : since);
            return all;
        }
    }
}
