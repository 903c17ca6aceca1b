package ayes.standalone.operator;

import ayes.processor.ProcessorSettings;
import ayes.standalone.CannotStart;
import ayes.standalone.Logs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code ./ayes verify}, {@code ./ayes rebuild}, {@code ./ayes retally}, {@code ./ayes replay} and {@code ./ayes epoch}. */
public final class Operator {

    static final int FINE = 0;
    static final int DIFFERENT = 1;
    static final int NOT_DONE = 2;

    private Operator() {}

    /**
     * Ends the process.
     *
     * @param words as {@link OperatorCommand#USAGE} lists them
     */
    public static void main(String[] words) {
        // Ticks and dots are not in every terminal's own character set; the report is text in UTF-8 as all of ours.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(words), out, System.err));
    }

    private static int run(List<String> words, PrintStream out, PrintStream err) {
        try {
            return switch (OperatorCommand.parse(words, ProcessorSettings.APPLICATION_ID)) {
                case OperatorCommand.Help() -> say(OperatorCommand.USAGE, out, FINE);
                case OperatorCommand.Mistake(String sentence) -> say(sentence, err, NOT_DONE);
                case OperatorCommand.Verify verify -> new Verification(out, err).run(verify);
                case OperatorCommand.Rebuild rebuild -> new Rebuilding(out, err).run(rebuild);
                case OperatorCommand.Retally retally -> new Retallying(out, err).run(retally);
                case OperatorCommand.Replay replay -> new Exporting(out, err).run(replay);
                case OperatorCommand.Epoch epoch -> new EpochBeginning(out, err).run(epoch);
            };
        } catch (CannotStart refusal) {
            return say(refusal.sentence(), err, NOT_DONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOT_DONE;
        } catch (Exception e) {
            Logs.nowhere(); // unless the log goes somewhere already
            Logs.trouble(e);
            return say("That went wrong (" + e + "): nothing was decided, so try again.", err, NOT_DONE);
        }
    }

    static int say(String sentence, PrintStream where, int code) {
        where.println(sentence);
        return code;
    }
}
