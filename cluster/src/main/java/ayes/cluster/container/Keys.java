package ayes.cluster.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The passwords and the certificate of a deployment, made at its first start and kept in one directory for each who may read them. The
 * name of a file is the name of the setting whose value it holds.
 */
final class Keys {

    static final String SUPERUSER = "superuser";
    static final String OWNER = "ayes.ingest.owner-password";
    static final String INGEST = "ayes.ingest.postgres-password";
    static final String RELAY = "ayes.relay.postgres-password";
    static final String SWEEPER = "ayes.relay.sweeper-password";
    static final String OPERATOR = "ayes.operator.postgres-password";

    /** Each file, and the directory that it is in. */
    private static final Map<String, String> READERS = readers();

    private static final String CERTIFICATE = "door/front-door.pem";

    /** 192 random bits: nobody guesses it, and its text needs no quoting anywhere. */
    private static final int PASSWORD_BYTES = 24;

    /** One that ends sooner is replaced at the next start. */
    private static final Duration ENDS_SOON = Duration.ofDays(30);

    private final Path directory;

    private Keys(Path directory) {
        this.directory = directory;
    }

    static Keys in(Path directory) {
        return new Keys(directory);
    }

    private static Map<String, String> readers() {
        var readers = new LinkedHashMap<String, String>();
        readers.put(SUPERUSER, "postgres");
        readers.put(OWNER, "postgres");
        readers.put(INGEST, "ingest");
        readers.put(RELAY, "relay");
        readers.put(SWEEPER, "relay");
        readers.put(OPERATOR, "operator");
        return readers;
    }

    /** What is there stays. */
    void makeMissing() throws IOException, GeneralSecurityException, InterruptedException {
        var random = new SecureRandom();
        for (String name : READERS.keySet()) {
            if (!Files.exists(file(name))) {
                write(file(name), password(random));
                System.out.println("made " + name);
            }
        }
        Path certificate = directory.resolve(CERTIFICATE);
        if (!Files.exists(certificate)
                || Certificate.endsBefore(certificate, Instant.now().plus(ENDS_SOON))) {
            write(certificate, Certificate.selfSigned(List.of("localhost")));
            System.out.println("made a certificate that no browser knows: mount your own for real use");
        }
    }

    /** @throws IOException if it was not made yet */
    String read(String name) throws IOException {
        return Files.readString(file(name)).strip();
    }

    private Path file(String name) {
        return directory.resolve(String.valueOf(READERS.get(name))).resolve(name);
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whole or not at all. Readable by everybody who has the volume: each is given to those who need it, who have users of their own. */
    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
