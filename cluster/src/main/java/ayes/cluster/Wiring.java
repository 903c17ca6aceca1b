package ayes.cluster;

import ayes.standalone.DataDirectory;
import ayes.standalone.Secrets;
import java.util.HashMap;
import java.util.Map;

/** What each step is told that its own yaml file cannot know: addresses, passwords, directories, ports. */
final class Wiring {

    private final DataDirectory data;
    private final Database database;
    private final Issuer issuer;
    private final Shape shape;

    Wiring(DataDirectory data, Database database, Issuer issuer, Shape shape) {
        this.data = data;
        this.database = database;
        this.issuer = issuer;
        this.shape = shape;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + data.kafkaPort();
    }

    /** A step that others speak to: its health is on a port of its own. */
    Map<String, Object> server(int managementPort) {
        Map<String, Object> properties = addresses();
        properties.put("ayes.access.issuer", Issuer.NAME);
        properties.put("ayes.access.issuer-jwks-url", issuer.keysUrl());
        properties.put("ayes.ingest.public-url", "http://127.0.0.1");
        properties.put("management.server.port", managementPort);
        properties.put("management.server.address", "127.0.0.1");
        properties.putAll(shape.settings());
        return properties;
    }

    /** For the one that makes the schema and the keys. */
    Map<String, Object> owner() {
        return Map.of("ayes.ingest.owner-password", data.secrets().password("ayes_owner"));
    }

    Map<String, Object> relay() {
        Map<String, Object> properties = addresses();
        properties.putAll(shape.settings());
        return properties;
    }

    /** @param name who it is in the group, from start to start */
    Map<String, Object> processor(String name) {
        Map<String, Object> properties = addresses();
        properties.put("ayes.processor.state-dir", data.streams().resolve(name));
        properties.put("ayes.processor.instance-id", name);
        properties.put("ayes.processor.session-timeout", "2500ms");
        properties.put("ayes.processor.heartbeat", "800ms");
        properties.putAll(shape.settings());
        return properties;
    }

    private Map<String, Object> addresses() {
        Secrets secrets = data.secrets();
        var properties = new HashMap<String, Object>();
        properties.put("server.address", "127.0.0.1"); // what others may reach stands in front
        properties.put("ayes.postgres.host", "127.0.0.1");
        properties.put("ayes.postgres.port", database.port());
        properties.put("ayes.postgres.database", database.name());
        properties.put("ayes.kafka.bootstrap-servers", bootstrapServers());
        properties.put("ayes.ingest.postgres-password", secrets.password("ayes_ingest"));
        properties.put("ayes.relay.postgres-password", secrets.password("ayes_relay"));
        properties.put("ayes.relay.sweeper-password", secrets.password("ayes_sweeper"));
        properties.put("ayes.operator.postgres-password", secrets.password("ayes_operator"));
        return properties;
    }
}
