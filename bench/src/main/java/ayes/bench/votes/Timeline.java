package ayes.bench.votes;

import ayes.bench.load.Deployment;
import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.Prometheus;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What happens second by second, looked at from beside; and the same as progress for those who wait. */
final class Timeline implements AutoCloseable {

    /** Their pages of numbers cost CPU time, so they are asked seldom. */
    private static final int LAG_EVERY_SECONDS = 2;

    private static final double MICROS_A_SECOND = 1_000_000;
    private static final int TELL_EVERY_SECONDS = 5;

    /** @param cores that each process kept busy in the second before */
    record Moment(double second, Map<String, Double> cores) {}

    private final CpuMeter meter;
    private final Deployment deployment;
    private final Volley volley;
    private final PrintStream out;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, Double> highestLag = new LinkedHashMap<>();
    private final Thread looking;

    Timeline(Deployment deployment, CpuMeter meter, Volley volley, PrintStream out) {
        this.deployment = deployment;
        this.meter = meter;
        this.volley = volley;
        this.out = out;
        looking = Thread.ofPlatform().daemon().name("timeline").start(this::look);
    }

    private void look() {
        long from = System.nanoTime();
        long last = from;
        meter.start();
        try {
            for (int second = 1; !Thread.currentThread().isInterrupted(); second++) {
                TimeUnit.NANOSECONDS.sleep(from + TimeUnit.SECONDS.toNanos(second) - System.nanoTime());
                long now = System.nanoTime();
                double micros = (now - last) / 1e9 * MICROS_A_SECOND;
                last = now;
                var cores = new LinkedHashMap<String, Double>();
                meter.microseconds().forEach((name, used) -> cores.put(name, used / micros));
                meter.start();
                synchronized (moments) {
                    moments.add(new Moment((now - from) / 1e9, cores));
                }
                if (second % LAG_EVERY_SECONDS == 0) {
                    lag();
                }
                if (second % TELL_EVERY_SECONDS == 0) {
                    out.printf("  %d s: %,d votes sent, %,d answered%n", second, volley.sent(), volley.answered());
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void lag() throws InterruptedException {
        try {
            String relay = deployment.metrics(deployment.cluster().relays().getFirst());
            String gateway = deployment.metrics(deployment.gateway());
            synchronized (moments) {
                highest(
                        "events accepted and not confirmed as counted",
                        Prometheus.sum(relay, "ayes_relay_unconfirmed", ""));
                highest(
                        "bytes of write-ahead log held by the relay",
                        Prometheus.sum(relay, "ayes_relay_lag_bytes", ""));
                highest("records that the gateway is behind", Prometheus.sum(gateway, "ayes_gateway_feed_lag", ""));
            }
        } catch (IOException busy) {
            // One look less: what it would have told is no promise, and the load matters more.
        }
    }

    private void highest(String what, double now) {
        highestLag.merge(what, now, Math::max);
    }

    List<Moment> moments() {
        synchronized (moments) {
            return List.copyOf(moments);
        }
    }

    /** By what it is. */
    Map<String, Double> highestLag() {
        synchronized (moments) {
            return new LinkedHashMap<>(highestLag);
        }
    }

    @Override
    public void close() throws InterruptedException {
        looking.interrupt();
        looking.join();
    }
}
