package ayes.bench.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        jcmd(pid, "JFR.start", "name=" + name, "settings=profile", "filename=" + file);
        return new Recording(pid, name);
    }

    private static void jcmd(long pid, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        command.add(Long.toString(pid));
        command.addAll(List.of(words));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        jcmd(pid, "JFR.stop", "name=" + name);
    }
}
