package ayes.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a running Ayes with life: one host, three questions, a crowd. */
public final class Demo implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Api api;
    private final Stage stage;
    private final Show show = new Show();
    private final PrintStream out;

    private Demo(Api api, Stage stage, PrintStream out) {
        this.api = api;
        this.stage = stage;
        this.out = out;
    }

    /**
     * Sets the stage, prints where to look, and lets the crowd in. Returns at once; everything ends with the process.
     *
     * @param address of a running Ayes, such as {@code http://127.0.0.1:8080}
     * @param participants how many people come
     */
    public static Demo begin(String address, int participants, PrintStream out)
            throws IOException, InterruptedException {
        var api = new Api(address);
        var demo = new Demo(api, Stage.set(api), out);
        demo.stage.ask(0);
        demo.welcome(participants);
        demo.letIn(participants);
        Thread.ofVirtual().name("ayes-demo-host").start(demo::host);
        return demo;
    }

    /** Sends everybody home; the session stays. */
    @Override
    public void close() {
        show.end();
        api.close();
    }

    private void welcome(int participants) {
        out.println();
        out.println("Demo: " + participants + " people come in and vote. Watch them here:");
        out.println();
        out.println("  The wall  " + stage.hall().wallUrl());
        out.println("  Join in   " + stage.hall().joinUrl());
        out.println();
    }

    private void letIn(int participants) {
        var seeds = new SplittableRandom();
        for (int i = 0; i < participants; i++) {
            var participant = new Participant(api, stage, show, seeds.split());
            Thread.ofVirtual().name("ayes-demo-participant-" + i).start(() -> attend(participant));
        }
    }

    private void attend(Participant participant) {
        try {
            participant.attend();
        } catch (IOException e) {
            if (!show.isOver()) {
                show.refused();
                LOG.info("a participant of the demo gave up", e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void host() {
        try {
            moderate();
            if (!show.isOver()) {
                show.end();
                out.println(show.inWords());
                out.println("The crowd has gone home. The session stays; Ctrl-C stops Ayes.");
            }
        } catch (IOException | RuntimeException e) {
            if (!show.isOver()) {
                LOG.warn("the demo's host gave up", e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void moderate() throws IOException, InterruptedException {
        Duration nextReport = REPORT_EVERY;
        while (!show.isOver() && show.sinceBegin().compareTo(Script.ALL) < 0) {
            int due = Script.questionAt(show.sinceBegin());
            if (due != show.question()) {
                stage.close(show.question());
                stage.ask(due);
                show.ask(due);
            }
            if (show.sinceBegin().compareTo(nextReport) >= 0) {
                out.println(show.inWords());
                nextReport = nextReport.plus(REPORT_EVERY);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }
}
