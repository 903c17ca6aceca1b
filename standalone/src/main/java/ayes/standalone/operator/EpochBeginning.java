package ayes.standalone.operator;

import ayes.standalone.CannotStart;
import ayes.standalone.DataDirectory;
import ayes.standalone.Logs;
import ayes.standalone.operator.OperatorCommand.Epoch;
import ayes.standalone.operator.OperatorCommand.Where;
import ayes.verify.Sources;
import ayes.verify.Trouble;
import ayes.verify.postgres.Epochs;
import java.io.Console;
import java.io.PrintStream;
import java.sql.SQLException;

/** {@code ./ayes epoch}. */
final class EpochBeginning {

    private final PrintStream out;
    private final PrintStream err;

    EpochBeginning(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(Epoch command) throws Exception {
        return switch (command.where()) {
            case Where.Directory(var data) -> ofDirectory(DataDirectory.look(data), command.confirmed());
            case Where.Separate separate -> {
                Logs.nowhere();
                Sources sources = Addresses.of(separate);
                confirm("the database at " + separate.postgres(), command.confirmed());
                yield begin(sources, "");
            }
        };
    }

    private int ofDirectory(DataDirectory.Seen seen, boolean confirmed) throws Exception {
        confirm("the database in " + seen.root(), confirmed);
        if (seen.inUse()) {
            Logs.nowhere();
            return begin(Addresses.local(seen.postgresPort(), seen.kafkaPort(), seen.secrets()), "");
        }
        try (Woken woken = Woken.up(seen.root(), err)) {
            DataDirectory data = woken.data();
            return begin(
                    Addresses.local(data.postgresPort(), data.kafkaPort(), data.secrets()),
                    "When Ayes runs again (./ayes up --data " + seen.root() + "): ");
        }
    }

    /** @throws CannotStart unless somebody says yes */
    @SuppressWarnings("SystemConsoleNull")
    private void confirm(String database, boolean confirmed) {
        if (confirmed) {
            return;
        }
        Console console = System.console(); // null, whatever JDK 22 promised, where nothing is a terminal
        if (console == null || !console.isTerminal()) {
            throw new CannotStart("Nobody is here to be asked: say --yes if " + database
                    + " is the truth from now on, whatever the log has beyond it.");
        }
        out.println("From now on " + database
                + " is the truth. Whatever the log and the screens have beyond it is given up:");
        out.println("votes that were accepted after the backup are not counted any more, and can be given again.");
        if (!"yes".equals(console.readLine("Type yes to go on: "))) {
            throw new CannotStart("Nothing was changed.");
        }
    }

    private int begin(Sources sources, String when) {
        try {
            Epochs.Begun begun = Epochs.begin(sources);
            out.println("Epoch " + begun.epoch() + " has begun, after epoch " + begun.before() + ".");
            out.println(when.isEmpty() ? "What happens next, by itself:" : when);
            out.println("  the sweeper states every session and poll in the new epoch, from the database;");
            out.println("  the relay begins again, with a slot of this database;");
            out.println("  screens follow within seconds, and what an older epoch counted is passed over.");
            out.println("./ayes verify tells when all agree.");
            return Operator.FINE;
        } catch (SQLException e) {
            return Operator.say(Trouble.sentence(e, sources), err, Operator.NOT_DONE);
        }
    }
}
