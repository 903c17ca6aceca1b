package ayes.standalone;

import java.util.Properties;

/**
 * What {@code ayes-data.properties} says about a data directory.
 *
 * @param format the layout of the directory; raised when an older Ayes could not read it any more
 * @param postgres the major version of PostgreSQL that wrote the tables
 * @param ports where the two servers listen, on loopback only
 */
record DataFormat(int format, int postgres, Ports ports) {

    /** What this Ayes writes, and the only thing it reads. */
    static final int FORMAT = 1;

    static final int POSTGRES = 18;

    private static final String FORMAT_KEY = "format";
    private static final String POSTGRES_KEY = "postgresql";

    /** The fixed ports of one data directory. */
    record Ports(int postgres, int kafka, int controller) {}

    static DataFormat current(Ports ports) {
        return new DataFormat(FORMAT, POSTGRES, ports);
    }

    boolean isReadable() {
        return format == FORMAT && postgres == POSTGRES;
    }

    /** @throws IllegalArgumentException if a number is missing or no number */
    static DataFormat from(Properties properties) {
        int format = number(properties, FORMAT_KEY);
        if (format != FORMAT) {
            // Another format may have other keys: we know enough to refuse.
            return new DataFormat(format, number(properties, POSTGRES_KEY), new Ports(0, 0, 0));
        }
        return new DataFormat(
                format,
                number(properties, POSTGRES_KEY),
                new Ports(
                        number(properties, "postgresql.port"),
                        number(properties, "kafka.port"),
                        number(properties, "kafka.controller.port")));
    }

    Properties toProperties() {
        var properties = new Properties();
        properties.setProperty(FORMAT_KEY, Integer.toString(format));
        properties.setProperty(POSTGRES_KEY, Integer.toString(postgres));
        properties.setProperty("postgresql.port", Integer.toString(ports.postgres()));
        properties.setProperty("kafka.port", Integer.toString(ports.kafka()));
        properties.setProperty("kafka.controller.port", Integer.toString(ports.controller()));
        return properties;
    }

    private static int number(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return Integer.parseInt(value.strip());
    }
}
