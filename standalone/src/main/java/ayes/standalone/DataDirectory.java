package ayes.standalone;

import ayes.standalone.DataFormat.Ports;
import ayes.standalone.postgres.OrphanedPostgres;
import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one directory that holds everything. Whoever has it open holds its lock, so that no second Ayes touches it, and
 * knows that no PostgreSQL of a killed Ayes runs on it any more. What it refuses, it leaves as it was.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String FORMAT_FILE = "ayes-data.properties";
    private static final String LOCK_FILE = "ayes.lock";
    private static final String SECRETS_FILE = "secrets.properties";
    private static final String FORMAT_COMMENT = "What this directory is. Ayes reads it before anything else.";

    /** Everything that we ever put here, and so everything that starting fresh erases; the format file goes last. */
    private static final List<String> OURS =
            List.of("postgres", "postgres.new", "binaries", "kafka", "streams", "logs", SECRETS_FILE, FORMAT_FILE);

    /** What an empty directory may hold: what we leave before the first byte of data, and what file systems bring. */
    private static final Set<String> NOTHING =
            Set.of(LOCK_FILE, FORMAT_FILE + ".new", "lost+found", ".DS_Store", ".gitkeep");

    private final Path root;
    private final FileChannel lock;
    private final Ports ports;
    private final Secrets secrets;

    private DataDirectory(Path root, FileChannel lock, Ports ports, Secrets secrets) {
        this.root = root;
        this.lock = lock;
        this.ports = ports;
        this.secrets = secrets;
    }

    /**
     * Takes the directory, which is made if it is not there.
     *
     * @param fresh whether what it holds is erased first, whatever version wrote it
     * @throws CannotStart if it is unwritable, in use, another user's, of another version, or not ours
     */
    public static DataDirectory open(Path where, boolean fresh) {
        Path root = where.toAbsolutePath().normalize();
        FileChannel lock = null;
        try {
            requireOursOrEmpty(root);
            lock = lock(PrivateFiles.directory(root));
            requireOwner(root);
            return open(root, lock, fresh);
        } catch (IOException e) {
            release(lock);
            throw new CannotStart(
                    "Ayes cannot write to " + root + reason(e)
                            + ": make it writable for you, or choose another directory with --data.",
                    e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /**
     * A directory that is left as it is, whoever runs on it.
     *
     * @param inUse whether an Ayes runs on it
     * @param holder who that is, as {@code " (process 123)"}; empty if nobody knows
     * @param secrets of its PostgreSQL
     */
    public record Seen(Path root, boolean inUse, String holder, Secrets secrets, int postgresPort, int kafkaPort) {}

    /**
     * Looks at a directory without taking it.
     *
     * @throws CannotStart if there is none of ours, or it is of another version, or not to be read
     */
    public static Seen look(Path where) {
        Path root = where.toAbsolutePath().normalize();
        Path format = root.resolve(FORMAT_FILE);
        if (!Files.exists(format)) {
            throw new CannotStart("There is no Ayes in " + root + ": name its directory with --data.");
        }
        try (FileChannel channel = FileChannel.open(
                root.resolve(LOCK_FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            requireReadable(root, format);
            boolean inUse = tryLock(channel) == null;
            Ports ports = read(format).ports();
            return new Seen(
                    root,
                    inUse,
                    inUse ? holder(channel) : "",
                    Secrets.of(root.resolve(SECRETS_FILE)),
                    ports.postgres(),
                    ports.kafka());
        } catch (IOException e) {
            throw new CannotStart(
                    "Ayes cannot read " + root + reason(e) + ": run the command as the user who started it.", e);
        }
    }

    private static DataDirectory open(Path root, FileChannel lock, boolean fresh) throws IOException {
        Path format = root.resolve(FORMAT_FILE);
        if (!fresh) {
            requireReadable(root, format);
        }
        OrphanedPostgres.stop(root.resolve("postgres"));
        if (fresh) {
            for (String ours : OURS) {
                PrivateFiles.deleteTree(root.resolve(ours));
            }
        }
        Ports ports = ports(format);
        Secrets secrets = Secrets.of(root.resolve(SECRETS_FILE));
        PrivateFiles.directory(root.resolve("logs"));
        return new DataDirectory(root, lock, ports, secrets);
    }

    /** As it was given, made absolute. */
    public Path root() {
        return root;
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Where PostgreSQL's programs are unpacked. */
    public Path binaries() {
        return root.resolve("binaries");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    /** State that Kafka Streams can rebuild from the log. */
    public Path streams() {
        return root.resolve("streams");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Secrets secrets() {
        return secrets;
    }

    public int postgresPort() {
        return ports.postgres();
    }

    public int kafkaPort() {
        return ports.kafka();
    }

    public int controllerPort() {
        return ports.controller();
    }

    /** Lets the next Ayes have it. */
    @Override
    public void close() {
        release(lock);
    }

    private static void requireOursOrEmpty(Path root) throws IOException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new CannotStart(root + " is a file: choose a directory with --data.");
        }
        if (!Files.isDirectory(root) || Files.exists(root.resolve(FORMAT_FILE))) {
            return;
        }
        try (Stream<Path> content = Files.list(root)) {
            if (content.anyMatch(path -> !NOTHING.contains(path.getFileName().toString()))) {
                throw new CannotStart(
                        root + " holds something that is not Ayes's: choose an empty directory with --data.");
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = holder(channel);
            channel.close();
            throw new CannotStart("Another Ayes" + holder + " is running on " + root
                    + ": stop it, or choose another directory with --data.");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held by this very process
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), StandardCharsets.US_ASCII).strip();
        return text.isEmpty() ? "" : " (process " + text + ")";
    }

    /** PostgreSQL runs on its own user's files only, and root must not leave files that this user cannot open later. */
    private static void requireOwner(Path root) throws IOException {
        Path format = root.resolve(FORMAT_FILE);
        if (!Files.exists(format)) {
            return;
        }
        long owner = ((Number) Files.getAttribute(format, "unix:uid")).longValue();
        if (owner != new UnixSystem().getUid()) {
            throw new CannotStart("The data in " + root + " belongs to the user "
                    + Files.getOwner(format).getName()
                    + ": run Ayes as that user, or choose another directory with --data.");
        }
    }

    private static void requireReadable(Path root, Path format) throws IOException {
        if (Files.exists(format) && !read(format).isReadable()) {
            throw new CannotStart("The data in " + root + " was written by another version of Ayes ("
                    + inWords(read(format)) + "; this one reads "
                    + inWords(DataFormat.current(new Ports(0, 0, 0)))
                    + "): run that version, choose another directory with --data, or erase it with --fresh.");
        }
    }

    private static String inWords(DataFormat format) {
        return "format " + format.format() + ", PostgreSQL " + format.postgres();
    }

    private static DataFormat read(Path format) throws IOException {
        Properties properties = PrivateFiles.read(format);
        try {
            return DataFormat.from(properties);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    format + " is damaged (" + e.getMessage()
                            + "): put it back from a backup, or choose another directory with --data.",
                    e);
        }
    }

    /** Fixed for the directory's life, unless another program sits on one: nobody but us knows them. */
    private static Ports ports(Path format) throws IOException {
        Ports known = Files.exists(format) ? read(format).ports() : null;
        Ports ports = known == null ? FreePorts.choose() : FreePorts.stillFree(known);
        if (!ports.equals(known)) {
            PrivateFiles.write(format, DataFormat.current(ports).toProperties(), FORMAT_COMMENT);
        }
        return ports;
    }

    private static String reason(IOException e) {
        boolean known = e instanceof FileSystemException f && f.getReason() != null;
        return known ? " (" + ((FileSystemException) e).getReason() + ")" : "";
    }

    private static void release(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException _) {
            // The system releases it when this process ends.
        }
    }
}
