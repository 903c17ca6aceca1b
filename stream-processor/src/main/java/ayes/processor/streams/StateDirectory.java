package ayes.processor.streams;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The directory of one process. Holds who the process is in its group, so that it takes its own place again after a
 * restart; and a lock, because two processes with one identity would throw each other out of the group for ever.
 */
final class StateDirectory implements AutoCloseable {

    private final Path directory;
    private final FileChannel lock;

    private StateDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * @throws IllegalStateException if another process uses the directory
     * @throws IOException if it cannot be made or written
     */
    static StateDirectory open(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(directory.resolve("processor.lock"), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return new StateDirectory(directory, channel);
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // falls through: taken is taken
        }
        channel.close();
        throw new IllegalStateException("another processor uses " + directory.toAbsolutePath()
                + ": give each its own ayes.processor.state-dir");
    }

    /** What Kafka Streams keeps of an application, who the process is aside. */
    void forget(String applicationId) throws IOException {
        Path tasks = directory.resolve(applicationId);
        if (!Files.exists(tasks)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tasks)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Made once for each directory. */
    String instanceId() throws IOException {
        Path file = directory.resolve("instance-id");
        if (Files.exists(file) && !Files.readString(file).isBlank()) {
            return Files.readString(file).strip();
        }
        String id = UUID.randomUUID().toString();
        Files.writeString(file, id);
        return id;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
