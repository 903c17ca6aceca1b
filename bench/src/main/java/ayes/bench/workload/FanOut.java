package ayes.bench.workload;

import ayes.bench.fanout.Audience;
import ayes.bench.fanout.Ayes;
import ayes.bench.fanout.Halls;
import ayes.bench.fanout.Naive;
import ayes.bench.fanout.Nchan;
import ayes.bench.fanout.Sender;
import ayes.bench.fanout.Stage;
import ayes.bench.report.Report;
import ayes.bench.swarm.Swarm;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One frame to many viewers: how late, and at what cost, beside what others make of the same. */
public final class FanOut implements Workload {

    private static final Pattern SENDERS = Pattern.compile("(ayes|nchan|naive)(,(ayes|nchan|naive))*");

    private static final String NOBODY = "nobody";
    private static final Pattern PEERS = Pattern.compile(NOBODY + "|(nchan|naive)(,(nchan|naive))*");

    /** For {@code --load}: what {@code --viewers} and {@code --rate} say. */
    private static final String AS_THEY_SAY = "viewers x rate";

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public String means() {
        return "tallies to many viewers, by our gateway, by nginx with nchan, and by a naive gateway, in turn";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("viewers", 1_000, "connected at once"),
                new Option("rate", 20, "tallies a second in each room"),
                new Option("seconds", 10, "for each of them in a round"),
                new Option("rounds", 3, "of all of them, one after the other"),
                new Option("rooms", 1, "that the viewers are spread over"),
                new Option("gateways", 1, "of ours, that the viewers are spread over"),
                new Option("warm-up", 4, "seconds before each of them"),
                new Option("nchan-workers", 1, "processes of nginx, with one thread each"));
    }

    @Override
    public List<Choice> choices() {
        return List.of(
                new Choice("against", "ayes,nchan,naive", SENDERS, "who carries them: ayes, nchan, naive"),
                new Choice("vs", NOBODY, PEERS, "in short, who else than ayes: nchan, naive"),
                new Choice(
                        "load",
                        AS_THEY_SAY,
                        Audience.WORDS,
                        "in short, several with commas: 1000x20,1000x100,10000x5 are those with goals"));
    }

    @Override
    public void run(Options options, Report report, PrintStream out) throws Exception {
        var halls = new Halls(options.number("rooms"));
        List<Audience> audiences = audiences(options);
        int most = audiences.stream().mapToInt(Audience::viewers).max().orElseThrow();
        try (var stage = Stage.set(options.directory().resolve("data"), halls);
                var swarm = Swarm.start(options.directory().resolve("swarm"), most);
                var senders = new Senders()) {
            for (String name : senders(options)) {
                add(name, senders, stage, halls, options, report);
            }
            new FanOutRun(options, report, out, senders.all, halls, swarm).run(audiences);
        }
    }

    private static List<String> senders(Options options) {
        String others = options.words("vs");
        String all = others.equals(NOBODY) ? options.words("against") : "ayes," + others;
        return List.of(all.split(","));
    }

    private static List<Audience> audiences(Options options) {
        String load = options.words("load");
        return load.equals(AS_THEY_SAY)
                ? List.of(new Audience(options.number("viewers"), options.number("rate")))
                : Audience.parse(load);
    }

    private static void add(String name, Senders senders, Stage stage, Halls halls, Options options, Report report)
            throws Exception {
        switch (name) {
            case "ayes" -> senders.all.add(Ayes.start(stage, options.number("gateways"), List.of()));
            case "naive" -> senders.all.add(Naive.start(stage));
            default ->
                Nchan.start(
                                options.directory().resolve("nchan"),
                                halls,
                                stage.freePort(),
                                options.number("nchan-workers"))
                        .ifPresentOrElse(senders.all::add, () -> report.note(Nchan.INSTALL));
        }
    }

    /** Ended together. */
    private static final class Senders implements AutoCloseable {

        private final List<Sender> all = new ArrayList<>();

        @Override
        public void close() throws Exception {
            for (Sender sender : all) {
                sender.close();
            }
        }
    }
}
