package ayes.relay;

import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where PostgreSQL is: {@code ayes.postgres}. A direct address: neither locks nor slots pass through a pooler. */
public record PostgresAccess(
        @DefaultValue("localhost") String host,
        @DefaultValue("5432") int port,
        @DefaultValue("ayes") String database) {

    public PostgresAccess {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("ayes.postgres.port must be 1 to 65535, but is " + port);
        }
    }

    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }
}
