package ayes.replay.past.http;

import ayes.access.Caller;
import ayes.access.Problem;
import ayes.access.Refused;
import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.replay.past.Moment;
import ayes.replay.past.Playback;
import ayes.replay.past.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** A request's words, once they are known to make sense. Every method throws {@link Refused} that names what would. */
record Question(ServerRequest request) {

    private static final String AN_INSTANT = "an instant such as 2026-11-21T09:30:00Z";
    private static final int MOST_BUCKETS = 2_000;
    private static final int USUAL_BUCKETS = 240;
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    /** The session in the address. */
    SessionId session() {
        return id(request.pathVariable("sid"), SessionId::of, () -> new Refused(Problem.notFound()));
    }

    /**
     * Whether the caller may ask this at all.
     *
     * @param walls whether walls may as well
     */
    void mayBeAskedBy(Caller caller, boolean walls) {
        switch (caller) {
            case Caller.Participant _ -> throw new Refused(Problem.forbidden("Only a host may look into the past."));
            case Caller.Wall wall -> {
                if (!walls) {
                    throw new Refused(Problem.forbidden("Only a host may look into the past so closely."));
                }
                requireTheirs(wall.session());
            }
            case Caller.GuestHost guest -> requireTheirs(guest.session());
            case Caller.TenantHost _ -> {
                // Whose session it is, the log will tell.
            }
        }
    }

    private void requireTheirs(SessionId theirs) {
        if (!theirs.equals(session())) {
            throw new Refused(Problem.notFound());
        }
    }

    /** Whether the session of this tenant is the caller's. */
    boolean isTheirs(Caller caller, TenantId tenant) {
        return caller.mayWatch(session(), tenant);
    }

    /** Null if all of them are meant. */
    @Nullable
    PollId pollIfAny() {
        String text = text("poll");
        return text == null ? null : id(text, PollId::of, () -> invalid("poll", "is not the id of a poll"));
    }

    PollId poll() {
        PollId poll = pollIfAny();
        if (poll == null) {
            throw invalid("poll", "is missing; name one of the session's polls");
        }
        return poll;
    }

    Moment moment() {
        String text = text("at");
        if (text == null) {
            return new Moment.Now();
        }
        if (!DIGITS.matcher(text).matches()) {
            return new Moment.At(instant("at", text, "is neither the seq of an event nor " + AN_INSTANT));
        }
        if (pollIfAny() == null) {
            throw invalid("at", "is a seq, which is good for one poll: name it, or give " + AN_INSTANT);
        }
        return new Moment.Behind(Long.parseLong(text));
    }

    /** Of the whole session: no seq. */
    Moment instantIfAny(String name) {
        Long micros = micros(name);
        return micros == null ? new Moment.Now() : new Moment.At(micros);
    }

    Rule rule() {
        String which = text("rule");
        Rule.Which counts = switch (which == null ? "last" : which) {
            case "last" -> Rule.Which.LAST;
            case "first" -> Rule.Which.FIRST;
            default -> throw invalid("rule", "is not one that we know; allowed: last, first");
        };
        return new Rule(counts, micros("until"));
    }

    /** Epoch µs; null if it was not given. */
    @Nullable
    Long micros(String name) {
        String text = text(name);
        return text == null ? null : instant(name, text, "is not " + AN_INSTANT);
    }

    /** The length of a bucket in ms for a span. */
    long bucketMs(long from, long to) {
        if (to < from) {
            throw invalid("from", "lies behind to; swap them");
        }
        String bucket = text("bucket");
        long ms = bucket == null ? ms(from, to, buckets()) : length(bucket);
        if ((to - from) / 1_000 / ms >= MOST_BUCKETS && bucket != null) {
            throw invalid("bucket", "makes more than " + MOST_BUCKETS + " buckets of this span; take a longer one");
        }
        return ms;
    }

    private static long ms(long from, long to, int buckets) {
        return Math.max(1, Math.ceilDiv(to - from, buckets * 1_000L));
    }

    private int buckets() {
        String text = text("buckets");
        if (text == null) {
            return USUAL_BUCKETS;
        }
        boolean isOne =
                DIGITS.matcher(text).matches() && Long.parseLong(text) >= 1 && Long.parseLong(text) <= MOST_BUCKETS;
        if (!isOne) {
            throw invalid("buckets", "is not a number from 1 to " + MOST_BUCKETS);
        }
        return Integer.parseInt(text);
    }

    private static long length(String text) {
        var found = DURATION.matcher(text);
        if (!found.matches() || Long.parseLong(found.group(1)) == 0) {
            throw invalid("bucket", "is not a length such as 500ms, 60s, 5m or 1h");
        }
        long number = Long.parseLong(found.group(1));
        return switch (found.group(2)) {
            case "ms" -> number;
            case "s" -> number * 1_000;
            case "m" -> number * 60_000;
            default -> number * 3_600_000;
        };
    }

    double speed() {
        String text = text("speed");
        if (text == null) {
            return 1;
        }
        try {
            double speed = Double.parseDouble(text);
            if (speed >= Playback.SLOWEST && speed <= Playback.FASTEST) {
                return speed;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw invalid("speed", "is not a number from 0.5 to 100");
    }

    private @Nullable String text(String name) {
        return request.queryParam(name).orElse(null);
    }

    private static <T> T id(String text, Function<String, T> read, Supplier<Refused> refusal) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException noId) {
            throw refusal.get();
        }
    }

    private static long instant(String name, String text, String complaint) {
        return parse(text).orElseThrow(() -> invalid(name, complaint));
    }

    /** Epoch µs of an ISO 8601 instant with its offset. */
    static Optional<Long> parse(String text) {
        try {
            // A plus sign that nobody escaped arrives as a blank.
            Instant instant = OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            return Optional.of(micros(instant));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return Optional.empty();
        }
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Refused invalid(String field, String message) {
        return new Refused(Problem.invalidRequest(field, message));
    }
}
