package ayes.bench.load;

import ayes.bench.measure.Jcmd;
import java.io.IOException;
import java.nio.file.Path;

/** A flight recording of one JVM, begun and ended from outside: {@code jfr view hot-methods FILE} reads it. */
public final class Recording implements AutoCloseable {

    private final long pid;
    private final String name;

    private Recording(long pid, String name) {
        this.pid = pid;
        this.name = name;
    }

    /**
     * Begins it.
     *
     * @param name of the file, without its ending
     */
    public static Recording start(long pid, Path directory, String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".jfr").toAbsolutePath();
        Jcmd.ask(pid, "JFR.start", "name=" + name, "settings=profile", "filename=" + file);
        return new Recording(pid, name);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Jcmd.ask(pid, "JFR.stop", "name=" + name);
    }
}
