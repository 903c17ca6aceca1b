package ayes.standalone.operator;

import ayes.standalone.CannotStart;
import ayes.standalone.Secrets;
import ayes.standalone.operator.OperatorCommand.Where;
import ayes.verify.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** How the servers are reached. */
final class Addresses {

    static final String PASSWORD = "AYES_OPERATOR_PASSWORD";

    private static final String USER = "ayes_operator";
    private static final String LOOPBACK = "127.0.0.1";

    private Addresses() {}

    /** Those of a data directory listen on this machine only. */
    static Sources local(int postgresPort, int kafkaPort, Secrets secrets) {
        return new Sources(
                "jdbc:postgresql://" + LOOPBACK + ":" + postgresPort + "/ayes",
                USER,
                secrets.password(USER),
                Map.of("bootstrap.servers", LOOPBACK + ":" + kafkaPort));
    }

    /** @throws CannotStart if the password is not in the environment, or the file of settings cannot be read */
    static Sources of(Where.Separate separate) {
        return new Sources(
                "jdbc:postgresql://" + (separate.postgres() == null ? "" : separate.postgres()),
                USER,
                separate.postgres() == null ? "" : password(System.getenv(PASSWORD)),
                kafka(separate));
    }

    static Map<String, Object> kafka(Where.Separate separate) {
        var settings = new HashMap<String, Object>();
        Path file = separate.kafkaSettings();
        if (file != null) {
            read(file).forEach((name, value) -> settings.put(String.valueOf(name), value));
        }
        if (separate.kafka() != null) {
            settings.put("bootstrap.servers", separate.kafka());
        }
        return settings;
    }

    private static String password(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            throw new CannotStart("The password of " + USER + " is missing: set the environment variable " + PASSWORD
                    + " to what ayes.operator.postgres-password says.");
        }
        return given;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "The settings of Kafka clients cannot be read from " + file + ": see that it is a properties file.",
                    e);
        }
    }
}
