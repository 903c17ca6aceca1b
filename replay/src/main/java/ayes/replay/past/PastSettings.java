package ayes.replay.past;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ayes.replay.past.*}: what time travel may cost.
 *
 * @param memory bytes of all histories that are kept, the ones asked for longest ago going first; a vote takes some 55
 * @param atOnce how many sessions may be read or followed at the same time: each holds a Kafka consumer; more are refused
 *     with 503
 * @param followFor how long a session that runs is followed after somebody asked for it
 * @param replays how many replays may run at the same time; more are refused with 503
 * @param idle how long a replay that has ended stays open for a seek
 * @param publicUrl what links in frames start with; null for the address that each request came to
 */
public record PastSettings(
        @DefaultValue("134217728") long memory,
        @DefaultValue("32") int atOnce,
        @DefaultValue("30s") Duration followFor,
        @DefaultValue("200") int replays,
        @DefaultValue("60s") Duration idle,
        @Nullable String publicUrl) {

    public PastSettings {
        publicUrl = publicUrl == null || publicUrl.isBlank() ? null : publicUrl.replaceFirst("/$", "");
        require(memory > 0, "memory must be more than nothing");
        require(atOnce > 0, "at-once must be at least 1");
        require(followFor.isPositive(), "follow-for must be longer than nothing");
        require(replays > 0, "replays must be at least 1");
        require(idle.isPositive(), "idle must be longer than nothing");
        require(
                publicUrl == null || publicUrl.matches("https?://[^?#]+"),
                "public-url must be an address like https://polls.example.org");
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("ayes.replay.past." + message);
        }
    }
}
