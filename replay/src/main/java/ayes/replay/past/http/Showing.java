package ayes.replay.past.http;

import ayes.replay.past.Film;
import ayes.replay.past.Looks;
import ayes.replay.past.Past;
import ayes.replay.past.Playback;
import ayes.replay.past.Playback.State;
import ayes.screen.Audience;
import ayes.screen.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One viewer's replay: what it is told at each tick, and what it says. A tick that nobody took is not made up for: the next
 * one tells the newest. For any thread, one at a time.
 */
final class Showing {

    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    /**
     * What was asked for, epoch µs.
     *
     * @param from null for the beginning
     * @param to null for the end, or for the present of a session that runs
     */
    record Wanted(@Nullable Long from, @Nullable Long to, double speed) {}

    private final Audience audience;
    private final Wanted wanted;
    private Past past;
    private Film film;
    private Playback playback;
    private long saidAt;
    private boolean mustSay = true;
    private boolean begun;
    private long endedSince = Long.MAX_VALUE;

    /** @param now our clock, ns */
    Showing(Past past, Audience audience, Wanted wanted, long now) {
        this.audience = audience;
        this.wanted = wanted;
        this.past = past;
        this.film = new Film(past, audience);
        long from = wanted.from() == null ? past.ask(Looks::begin) : wanted.from();
        this.playback = Playback.begin(from, wanted.speed(), now);
    }

    /** Goes on with this history: another one if the first was dropped to make room. */
    synchronized void goOnWith(Past same) {
        if (same != past) {
            past = same;
            film = new Film(same, audience);
        }
    }

    /**
     * What to send now.
     *
     * @param now our clock, ns
     * @param present epoch µs
     */
    synchronized List<Frame> next(long now, long present) {
        boolean isFirst = !begun;
        if (isFirst) {
            begun = true;
            playback = playback.since(now); // not while the connection was made
        }
        Playback.Now at = playback.now(now, end(present));
        boolean ends = at.state() == State.ENDED;
        mustSay |= ends != (endedSince < Long.MAX_VALUE);
        endedSince = ends ? Math.min(endedSince, now) : Long.MAX_VALUE;
        var frames = new ArrayList<Frame>();
        List<Frame> shown = film.show(at.at());
        boolean isLastWord = ends && !isFirst;
        if (isLastWord) {
            frames.addAll(shown);
        }
        if (mustSay || now - saidAt >= SAY_EVERY_NANOS) {
            mustSay = false;
            saidAt = now;
            frames.add(Frame.replay(
                    at.at(), at.from(), at.to(), at.speed(), at.state().wireName()));
        }
        if (!isLastWord) {
            frames.addAll(shown);
        }
        return frames;
    }

    /** Whether it has ended, and for how long nobody has wanted to see more. */
    synchronized boolean hasEndedFor(Duration time, long now) {
        return endedSince < Long.MAX_VALUE && now - endedSince >= time.toNanos();
    }

    /** What a viewer says. Whatever is not in the contract means nothing. */
    synchronized void told(String message, long now, long present) {
        JsonNode said = parsed(message);
        if (said == null) {
            return;
        }
        Playback.End end = end(present);
        Playback before = playback;
        switch (said.path("t").asString("")) {
            case "pause" -> playback = before.pause(now, end);
            case "play" -> playback = before.play(now, end);
            case "speed" -> {
                if (said.path("speed").isNumber()) {
                    playback = before.speed(said.path("speed").asDouble(), now, end);
                }
            }
            case "seek" ->
                Question.parse(said.path("at").asString("")).ifPresent(at -> playback = before.seek(at, now, end));
            default -> {
                return;
            }
        }
        mustSay = true;
    }

    private Playback.End end(long present) {
        if (wanted.to() != null) {
            return new Playback.End(wanted.to(), true);
        }
        boolean isLive = past.ask(Looks::isLive);
        long newest = past.ask(Looks::end);
        return new Playback.End(isLive ? Math.max(newest, present) : newest, !isLive);
    }

    private static @Nullable JsonNode parsed(String message) {
        try {
            return JsonMapper.shared().readTree(message);
        } catch (JacksonException noJson) {
            return null;
        }
    }
}
