package ayes.bench.fanout;

import ayes.bench.measure.CpuMeter;
import ayes.bench.measure.CpuTime;
import ayes.bench.swarm.Swarm;
import java.io.IOException;
import java.time.Duration;

/** Tallies from a sender to a swarm, at a rate, measured. */
public final class Show {

    private static final Duration LAST_ONE_WITHIN = Duration.ofSeconds(10);

    private final Sender sender;
    private final Halls halls;
    private final Swarm swarm;
    private final int rate;
    private final CpuMeter meter;

    /** @param rate tallies a second in each hall */
    public Show(Sender sender, Halls halls, Swarm swarm, int rate) {
        this.sender = sender;
        this.halls = halls;
        this.swarm = swarm;
        this.rate = rate;
        long bench = ProcessHandle.current().pid();
        meter = new CpuMeter()
                .with(Carried.SENDER, sender::cpuNanos)
                .with("broker", sender::feedCpuNanos)
                .with("swarm", swarm::cpuNanos)
                .with("bench", () -> CpuTime.nanosOf(bench));
    }

    /** Not measured: JVMs compile, and what belongs to connecting comes to its end. */
    public void warmUp(Duration period) throws IOException {
        new Pace(sender, halls, rate).run(period);
    }

    /** All viewers are connected. What it cost includes the time until the last tally was seen. */
    public Carried run(Duration period) throws IOException, InterruptedException {
        swarm.begin();
        meter.start();
        long from = System.nanoTime();
        var pace = new Pace(sender, halls, rate);
        pace.run(period);
        int stale = swarm.stale(halls.seq(), LAST_ONE_WITHIN);
        double seconds = (System.nanoTime() - from) / 1e9;
        var cpu = meter.microseconds();
        return new Carried(swarm.seen(), stale, cpu, seconds, sender.tookAll(), pace.latest());
    }
}
