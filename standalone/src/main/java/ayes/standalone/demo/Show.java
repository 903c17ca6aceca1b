package ayes.standalone.demo;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Where the demo stands: what is asked, since when, and what the crowd has done so far. Shared by everybody in it. */
final class Show {

    private final long began = System.nanoTime();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicLong votes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile int question;
    private volatile long asked = began;
    private volatile boolean over;

    Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    Duration sinceAsked() {
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    int question() {
        return question;
    }

    void ask(int next) {
        asked = System.nanoTime();
        question = next;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    void joined() {
        joined.incrementAndGet();
    }

    void turnedAway() {
        refused.incrementAndGet();
    }

    void voted() {
        votes.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    /** One line for the person at the keyboard. */
    String inWords() {
        long seconds = sinceBegin().toSeconds();
        String line = String.format(
                Locale.ROOT,
                "  %d:%02d  %d in the hall, %,d votes accepted",
                seconds / 60,
                seconds % 60,
                joined.get(),
                votes.get());
        return refused.get() == 0 ? line : line + ", " + refused.get() + " refused";
    }
}
