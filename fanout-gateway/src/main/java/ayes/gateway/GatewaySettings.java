package ayes.gateway;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ayes.gateway.*}.
 *
 * @param publicUrl the address that join links and QR codes carry; null takes each request's own scheme and host
 * @param allowedOrigins pages of other origins that may open sockets, such as {@code https://polls.example.org}
 * @param waitForSession how long a viewer waits for a session that has not reached this gateway yet
 * @param pingEvery the longest silence on a socket; pages take seven seconds of it for a loss, so at most five
 * @param slowAfter how long a viewer may take nothing before it is closed
 * @param leaveEndedAfter how long screens stay connected to a session that is over
 * @param drain over how long viewers are sent away at shutdown, so that they do not all arrive elsewhere at once
 * @param reconnectWithin within which time a viewer that was sent away should come back: {@code retryMs}
 * @param entriesPerSecond viewers let in; more are told to come again (503)
 * @param connectionsPerParticipant that one participant may hold here (else 429)
 * @param connectionsPerScreen that one wall token, or one host, may hold here of one session (else 429)
 */
public record GatewaySettings(
        @Nullable String publicUrl,
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("2s") Duration waitForSession,
        @DefaultValue("4s") Duration pingEvery,
        @DefaultValue("10s") Duration slowAfter,
        @DefaultValue("60s") Duration leaveEndedAfter,
        @DefaultValue("4s") Duration drain,
        @DefaultValue("1s") Duration reconnectWithin,
        @DefaultValue("2000") int entriesPerSecond,
        @DefaultValue("10") int connectionsPerParticipant,
        @DefaultValue("500") int connectionsPerScreen) {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(8);

    /** Pages take seven silent seconds for a loss. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    public GatewaySettings {
        publicUrl = publicUrl == null || publicUrl.isBlank() ? null : withoutSlash(publicUrl.strip());
        allowedOrigins =
                allowedOrigins.stream().map(GatewaySettings::withoutSlash).toList();
        if (publicUrl != null && !publicUrl.matches("https?://[^/?#]+(/[^?#]*)?")) {
            throw new IllegalArgumentException(
                    "ayes.gateway.public-url must be an address like https://polls.example.org, not " + publicUrl);
        }
        atLeast("wait-for-session", waitForSession, Duration.ZERO);
        atLeast("ping-every", pingEvery, Duration.ofSeconds(1));
        atMost("ping-every", pingEvery, LONGEST_SILENCE);
        atLeast("slow-after", slowAfter, pingEvery);
        atLeast("leave-ended-after", leaveEndedAfter, Duration.ZERO);
        atLeast("drain", drain, Duration.ZERO);
        atLeast("reconnect-within", reconnectWithin, Duration.ZERO);
        atLeast("entries-per-second", entriesPerSecond);
        atLeast("connections-per-participant", connectionsPerParticipant);
        atLeast("connections-per-screen", connectionsPerScreen);
        atMost("drain", drain, LONGEST_DRAIN);
    }

    private static void atMost(String name, Duration value, Duration most) {
        if (value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "ayes.gateway.%s must be at most %d s, not %s".formatted(name, most.toSeconds(), value));
        }
    }

    private static void atLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "ayes.gateway.%s must be at least %s, not %s".formatted(name, least, value));
        }
    }

    private static void atLeast(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("ayes.gateway.%s must be at least 1, not %s".formatted(name, value));
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
