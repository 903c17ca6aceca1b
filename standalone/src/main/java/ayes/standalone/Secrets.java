package ayes.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The passwords of one data directory's PostgreSQL: made once, at random, readable by their owner only. */
public final class Secrets {

    private static final List<String> ROLES =
            List.of("postgres", "ayes_owner", "ayes_ingest", "ayes_relay", "ayes_sweeper", "ayes_operator");

    /** 192 random bits: nobody guesses it, and its text needs no quoting anywhere. */
    private static final int PASSWORD_BYTES = 24;

    private final Properties passwords;

    private Secrets(Properties passwords) {
        this.passwords = passwords;
    }

    static Secrets of(Path file) throws IOException {
        Properties passwords = Files.exists(file) ? PrivateFiles.read(file) : new Properties();
        var random = new SecureRandom();
        boolean complete = true;
        for (String role : ROLES) {
            complete &= passwords.putIfAbsent(role, password(random)) != null;
        }
        if (!complete) {
            PrivateFiles.write(file, passwords, "Passwords of this directory's PostgreSQL, which listens on loopback.");
        }
        return new Secrets(passwords);
    }

    /**
     * The password of one role.
     *
     * @param role a PostgreSQL role, such as {@code ayes_ingest}
     */
    public String password(String role) {
        String password = passwords.getProperty(role);
        if (password == null) {
            throw new IllegalArgumentException("no password was made for " + role);
        }
        return password;
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
