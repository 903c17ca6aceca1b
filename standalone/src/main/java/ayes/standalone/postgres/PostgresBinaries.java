package ayes.standalone.postgres;

import ayes.standalone.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked from the jar that the build chose for this platform. */
final class PostgresBinaries {

    private static final int ANY_EXECUTE_BIT = 0111;

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * Unpacks what is not there yet (one or two seconds).
     *
     * @param into a directory of our own: what lies in it is run
     * @throws CannotStart if this platform has no binaries
     */
    static PostgresBinaries in(Path into) throws IOException {
        String archive = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL packed = PostgresBinaries.class.getResource("/" + archive);
        if (packed == null) {
            throw new CannotStart("This build has no PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch")
                    + ": Ayes runs on Linux and macOS, Intel or ARM (on Windows in WSL), and is to be built there.");
        }
        URLConnection connection = packed.openConnection();
        // The size changes with every version; reading all of it for a checksum would cost every start.
        Path home = into.resolve(archive.replace(".txz", "-" + connection.getContentLengthLong()));
        if (!Files.isDirectory(home)) {
            unpack(connection, home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** As the makers of the binaries name them. */
    static String archive(String system, String machine) {
        String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
        String architecture = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
        return "postgres-" + os + "-" + architecture + ".txz";
    }

    /** Beside, then renamed: a start that is killed here leaves nothing that looks whole. */
    private static void unpack(URLConnection packed, Path home) throws IOException {
        Path parent = Files.createDirectories(home.toAbsolutePath().getParent());
        Path beside = Files.createTempDirectory(parent, "unpacking-");
        try (var archive = new TarArchiveInputStream(new XZInputStream(packed.getInputStream()))) {
            TarArchiveEntry entry = archive.getNextEntry();
            while (entry != null) {
                unpack(entry, archive, beside);
                entry = archive.getNextEntry();
            }
        }
        Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive points outside of itself: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setLastModifiedTime(
                    target, FileTime.from(entry.getLastModifiedDate().toInstant()));
            if ((entry.getMode() & ANY_EXECUTE_BIT) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
