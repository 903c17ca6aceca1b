package ayes.standalone.operator;

import ayes.standalone.DataDirectory;
import ayes.standalone.Logs;
import ayes.standalone.Progress;
import ayes.standalone.Servers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** The servers of a directory on which no Ayes runs, up for as long as a command needs them, and nobody else's meanwhile. */
final class Woken implements AutoCloseable {

    private final DataDirectory data;
    private final Servers servers;
    private final Thread atExit;
    private boolean closed;

    private Woken(DataDirectory data, Servers servers) {
        this.data = data;
        this.servers = servers;
        atExit = Thread.ofPlatform().name("ayes-stop").unstarted(this::stop);
        Runtime.getRuntime().addShutdownHook(atExit); // Ctrl-C must not leave a PostgreSQL behind
    }

    /** @param out where it is told what starts */
    static Woken up(Path directory, PrintStream out) throws Exception {
        DataDirectory data = DataDirectory.open(directory, false);
        try (var progress = new Progress(out)) {
            Logs.onlyTo(data.logs());
            progress.say("No Ayes runs on " + data.root() + ": starting its PostgreSQL and Kafka for this");
            return new Woken(data, Servers.start(data, progress));
        } catch (Exception | Error e) {
            data.close();
            throw e;
        }
    }

    DataDirectory data() {
        return data;
    }

    Servers servers() {
        return servers;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
    }

    private synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        try (data) {
            servers.close();
        } catch (IOException e) {
            Logs.trouble(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
