package ayes.replay;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ayes.replay.*}
 *
 * @param maxConcurrentExports more are refused with 503: each holds a Kafka consumer with its fetch buffer
 * @param kafkaTimeout how long Kafka may say nothing before an export is given up
 * @param stalledAfter how long a client may take nothing before its export is given up
 */
public record ReplaySettings(
        @DefaultValue("8") int maxConcurrentExports,
        @DefaultValue("10s") Duration kafkaTimeout,
        @DefaultValue("2m") Duration stalledAfter) {

    private static final int MOST_EXPORTS = 1_000;

    public ReplaySettings {
        if (maxConcurrentExports < 1 || maxConcurrentExports > MOST_EXPORTS) {
            throw new IllegalArgumentException("ayes.replay.max-concurrent-exports must be 1 to " + MOST_EXPORTS
                    + ", but is " + maxConcurrentExports);
        }
        requirePositive("ayes.replay.kafka-timeout", kafkaTimeout);
        requirePositive("ayes.replay.stalled-after", stalledAfter);
    }

    private static void requirePositive(String property, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(property + " must be longer than nothing, but is " + duration);
        }
    }
}
