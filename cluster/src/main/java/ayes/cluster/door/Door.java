package ayes.cluster.door;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One address in front of all: every request goes to a process that is ready and that serves such requests, in turn. */
public interface Door extends AutoCloseable {

    /** The address on this machine. It is open on every other of this machine's as well. */
    URI address();

    /** For the person at the keyboard. */
    String description();

    @Override
    void close() throws IOException, InterruptedException;

    /**
     * HAProxy with the file that every deployment uses.
     *
     * @param program from {@link #haproxy}
     * @param directory for its configuration and its log
     */
    static Door haproxy(Path program, int port, Map<Pool, List<Server>> servers, Path directory)
            throws IOException, InterruptedException {
        return HaproxyDoor.open(program, port, servers, directory);
    }

    /** A small one of our own, for machines without HAProxy. Not for production. */
    static Door builtIn(int port, Map<Pool, List<Server>> servers) throws IOException {
        return BuiltInDoor.open(port, servers);
    }

    /** Where HAProxy is, if it is on this machine. Debian keeps it out of an ordinary user's PATH. */
    static Optional<Path> haproxy() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "haproxy"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
