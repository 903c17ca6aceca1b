package ayes.bench.fanout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Reads the answers to pipelined requests, and counts those that begin with a yes. */
final class AnswerCount {

    private static final byte[] YES = "HTTP/1.1 20".getBytes(StandardCharsets.US_ASCII);

    private int matched;
    private long count;

    private AnswerCount() {}

    /** Until the stream ends. */
    static AnswerCount of(InputStream answers) {
        var counting = new AnswerCount();
        Thread.ofPlatform().daemon().start(() -> counting.readAll(answers));
        return counting;
    }

    private void readAll(InputStream answers) {
        byte[] bytes = new byte[16 * 1024];
        try {
            for (int length = answers.read(bytes); length >= 0; length = answers.read(bytes)) {
                count(bytes, length);
            }
        } catch (IOException closed) {
            // by us
        }
    }

    /** A status line may come in two pieces. */
    synchronized void count(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            matched = bytes[i] == YES[matched] ? matched + 1 : bytes[i] == YES[0] ? 1 : 0;
            if (matched == YES.length) {
                count++;
                matched = 0;
                notifyAll();
            }
        }
    }

    /** Returns false if there are not so many in time. */
    synchronized boolean await(long answers, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis();
                    count < answers && left > 0;
                    left = (deadline - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count >= answers;
    }
}
