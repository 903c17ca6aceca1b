package ayes.standalone;

import ayes.standalone.CommandLine.Options;
import ayes.standalone.demo.Demo;
import java.util.List;

/** {@code ./ayes up} and {@code ./ayes demo}. */
public final class Standalone {

    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    /** What is longer is a framework talking to its developers. */
    private static final int LONGEST_REASON = 200;

    private Standalone() {}

    /**
     * Runs until Ctrl-C.
     *
     * @param words as {@link CommandLine#USAGE} lists them
     */
    public static void main(String[] words) {
        switch (CommandLine.parse(List.of(words))) {
            case CommandLine.Help() -> leave(CommandLine.USAGE, FINE);
            case CommandLine.Mistake(String sentence) -> leave(sentence, NOT_UNDERSTOOD);
            case CommandLine.Up(Options options) -> run(options, _ -> {});
            case CommandLine.Demo(Options options, int participants) ->
                run(options, ayes -> ayes.alsoStop(Demo.begin(ayes.address(), participants, System.out)));
        }
    }

    /** What follows a start. */
    private interface Then {
        void run(Ayes ayes) throws Exception;
    }

    private static void run(Options options, Then then) {
        var ayes = new Ayes(options, System.out);
        try {
            ayes.stopAtExit();
            ayes.start();
            then.run(ayes);
        } catch (Exception | Error e) {
            if (!ayes.isStopping()) { // Ctrl-C while it was starting: the exit that is under way cleans up
                ayes.close();
                leave(sentence(e, options), FAILED);
            }
        }
    }

    private static String sentence(Throwable trouble, Options options) {
        if (trouble instanceof CannotStart refusal) {
            return refusal.sentence();
        }
        Logs.trouble(trouble);
        return "Ayes could not start (" + innermost(trouble) + "): "
                + options.data().resolve("logs").resolve("ayes.log") + " has the whole story.";
    }

    private static String innermost(Throwable trouble) {
        Throwable cause = trouble;
        for (Throwable deeper = trouble.getCause(); deeper != null; deeper = deeper.getCause()) {
            cause = deeper;
        }
        String message = cause.getMessage();
        String line =
                message == null ? "" : message.lines().findFirst().orElse("").strip();
        return line.isEmpty() || line.length() > LONGEST_REASON
                ? cause.getClass().getSimpleName()
                : line;
    }

    /** Nothing of ours runs any more by now, and no hook has anything to add. */
    private static void leave(String sentence, int code) {
        System.err.println(sentence);
        Runtime.getRuntime().halt(code);
    }
}
