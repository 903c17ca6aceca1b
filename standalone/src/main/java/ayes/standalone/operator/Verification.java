package ayes.standalone.operator;

import ayes.standalone.DataDirectory;
import ayes.standalone.Logs;
import ayes.standalone.operator.OperatorCommand.Verify;
import ayes.standalone.operator.OperatorCommand.Where;
import ayes.verify.Check;
import ayes.verify.Compared.Verdict;
import ayes.verify.Outcome;
import ayes.verify.Report;
import ayes.verify.ReportTree;
import ayes.verify.Sources;
import ayes.verify.TextReport;
import java.io.PrintStream;
import java.time.Duration;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ayes verify}. */
final class Verification {

    private final PrintStream out;
    private final PrintStream err;

    Verification(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(Verify command) throws Exception {
        return switch (command.where()) {
            case Where.Directory(var data) -> ofDirectory(command, DataDirectory.look(data));
            case Where.Separate separate -> {
                Logs.nowhere();
                yield check(Addresses.of(separate), command.patience(), command.all(), command.json());
            }
        };
    }

    private int ofDirectory(Verify command, DataDirectory.Seen seen) throws Exception {
        if (seen.inUse()) {
            Logs.nowhere();
            Sources sources = Addresses.local(seen.postgresPort(), seen.kafkaPort(), seen.secrets());
            return check(sources, command.patience(), command.all(), command.json());
        }
        try (Woken woken = Woken.up(seen.root(), err)) {
            Sources sources = Addresses.local(
                    woken.data().postgresPort(),
                    woken.data().kafkaPort(),
                    woken.data().secrets());
            // Nothing runs that could catch up.
            return check(sources, Duration.ZERO, command.all(), command.json());
        }
    }

    /** Also what {@code ./ayes rebuild} ends with. */
    int check(Sources sources, Duration patience, boolean all, boolean json) {
        return switch (new Check(sources, patience).run()) {
            case Outcome.Unreachable(String sentence) -> Operator.say(sentence, err, Operator.NOT_DONE);
            case Outcome.Checked(Report report) -> {
                print(report, all, json);
                yield report.verdict() == Verdict.AGREES ? Operator.FINE : Operator.DIFFERENT;
            }
        };
    }

    private void print(Report report, boolean all, boolean json) {
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(ReportTree.withCounts(report, all)));
        } else {
            TextReport.lines(report, all).forEach(out::println);
        }
    }
}
