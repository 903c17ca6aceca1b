package ayes.bench.workload;

import ayes.bench.fanout.Audience;
import ayes.bench.fanout.Ayes;
import ayes.bench.fanout.Carried;
import ayes.bench.fanout.Halls;
import ayes.bench.fanout.Sender;
import ayes.bench.fanout.Show;
import ayes.bench.load.Recording;
import ayes.bench.report.Report;
import ayes.bench.swarm.Invitation;
import ayes.bench.swarm.Swarm;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run of {@link FanOut}: every sender in every round, with the same swarm, rate and bytes. */
final class FanOutRun {

    private final Options options;
    private final Report report;
    private final PrintStream out;
    private final List<Sender> senders;
    private final Halls halls;
    private final Swarm swarm;
    private final Duration period;
    private final Duration warmUp;

    FanOutRun(Options options, Report report, PrintStream out, List<Sender> senders, Halls halls, Swarm swarm) {
        this.options = options;
        this.report = report;
        this.out = out;
        this.senders = senders;
        this.halls = halls;
        this.swarm = swarm;
        period = Duration.ofSeconds(options.number("seconds"));
        warmUp = Duration.ofSeconds(options.number("warm-up"));
    }

    void run(List<Audience> audiences) throws Exception {
        report.cpuOfOne("frame");
        for (Audience audience : audiences) {
            Map<Sender, List<Invitation>> invitations = new HashMap<>();
            senders.forEach(sender -> invitations.put(sender, sender.invitations(audience.viewers())));
            var figures = new FanOutFigures(
                    audience, senders.stream().map(Sender::name).toList());
            for (int round = 1; round <= options.number("rounds"); round++) {
                out.printf("%s, round %d:%n", audience, round);
                for (Sender sender : senders) {
                    figures.add(sender.name(), show(sender, audience, invitations.getOrDefault(sender, List.of())));
                }
            }
            if (options.profile()) {
                profile(audience, invitations);
            }
            figures.tell(report);
        }
        notes();
    }

    private Carried show(Sender sender, Audience audience, List<Invitation> invitations) throws Exception {
        long from = System.nanoTime();
        swarm.connect(sender.doors(), invitations, Swarm.When.LOST_STAY_AWAY);
        double connecting = (System.nanoTime() - from) / 1e9;
        try {
            var show = new Show(sender, halls, swarm, audience.rate());
            show.warmUp(warmUp);
            Carried carried = show.run(period);
            out.printf(
                    "  %-6s connected in %.1f s; %,d frames, %s, max %.1f ms, %,.0f frames a CPU second, %.1f %% skipped%n",
                    sender.name(),
                    connecting,
                    carried.frames(),
                    carried.latency(),
                    carried.latency().max(),
                    carried.framesPerCpuSecond(),
                    carried.skippedPercent());
            return carried;
        } finally {
            swarm.leave();
        }
    }

    /** Beside the rounds, so that the recording slows none of them down. */
    private void profile(Audience audience, Map<Sender, List<Invitation>> invitations) throws Exception {
        for (Sender sender : senders) {
            if (sender instanceof Ayes ayes) {
                String name = "gateway-" + audience;
                long pid = ayes.gateways().getFirst().pid();
                try (var _ = Recording.start(pid, options.directory(), name)) {
                    show(sender, audience, invitations.getOrDefault(sender, List.of()));
                }
                report.note("Recorded: " + name + ".jfr");
            }
        }
    }

    private void notes() {
        report.note(
                "The bench writes the tallies to the log itself, as the stream-processor would; nobody votes. A latency is from"
                        + " then until a viewer has parsed the frame, on one clock.");
        report.note(
                "ayes and naive read them from a real broker. nchan gets the same bytes straight from the bench, over one"
                        + " connection, with %d worker(s) and a buffer of one message."
                                .formatted(options.number("nchan-workers")));
        report.note(
                "Frames a CPU second: of the processes that viewers connect to, until the last tally was seen. Everything,"
                        + " viewers too, shares this machine.");
    }
}
