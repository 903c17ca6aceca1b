package ayes.standalone.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs one of PostgreSQL's programs to its end. */
final class PostgresCommand {

    /** It ended with an exit code other than 0; the message is what it printed. */
    static final class Failed extends IOException {

        private static final long serialVersionUID = 1L;

        private Failed(String program, String printed) {
            super(program + ": " + printed.strip());
        }
    }

    private final PostgresBinaries binaries;
    private final PostgresAccount account;

    PostgresCommand(PostgresBinaries binaries, PostgresAccount account) {
        this.binaries = binaries;
        this.account = account;
    }

    void run(String program, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(binaries.program(program));
        command.addAll(arguments);
        var builder = new ProcessBuilder(account.command(command)).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG")); // somebody's PGDATA, PGPORT, …
        builder.environment().put("LC_ALL", "C"); // their messages in one language, for our log
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Failed(program, printed);
        }
    }
}
