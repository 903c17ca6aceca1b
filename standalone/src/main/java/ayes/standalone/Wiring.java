package ayes.standalone;

import ayes.standalone.CommandLine.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the steps are told that their own yaml files cannot know: addresses, passwords, directories, ports. */
final class Wiring {

    private Wiring() {}

    static Map<String, Object> of(Options options, DataDirectory data, Servers servers) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("server.port", options.port());
        servers(properties, servers);
        passwords(properties, data.secrets());
        String publicUrl = publicUrl(options, LanAddress.find());
        properties.put("ayes.ingest.public-url", publicUrl);
        properties.put("ayes.gateway.public-url", publicUrl);
        properties.put("ayes.replay.past.public-url", publicUrl);
        properties.put("ayes.processor.state-dir", data.streams().toString());
        // Anyone on this network may start a session: that is what one machine in one room is for.
        properties.put("ayes.access.open-hosting", true);
        properties.put("ayes.access.jwks-url", local(options) + "/.well-known/jwks.json");
        return properties;
    }

    /** What phones open. */
    static String publicUrl(Options options, String lanAddress) {
        String given = options.publicUrl();
        return given != null ? given : "http://" + lanAddress + ":" + options.port();
    }

    /** What this machine itself opens. */
    static String local(Options options) {
        return "http://127.0.0.1:" + options.port();
    }

    private static void servers(Map<String, Object> properties, Servers servers) {
        properties.put("ayes.postgres.host", servers.postgres().host());
        properties.put("ayes.postgres.port", servers.postgres().port());
        properties.put("ayes.postgres.database", servers.postgres().database());
        properties.put("ayes.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
        properties.put("ayes.kafka.replicas", 1);
        properties.put("ayes.processor.standby-replicas", 0); // there is no second process to be warm in
    }

    private static void passwords(Map<String, Object> properties, Secrets secrets) {
        properties.put("ayes.ingest.owner-user", "ayes_owner");
        properties.put("ayes.ingest.owner-password", secrets.password("ayes_owner"));
        properties.put("ayes.ingest.postgres-password", secrets.password("ayes_ingest"));
        properties.put("ayes.relay.postgres-password", secrets.password("ayes_relay"));
        properties.put("ayes.relay.sweeper-password", secrets.password("ayes_sweeper"));
        properties.put("ayes.operator.postgres-password", secrets.password("ayes_operator"));
    }
}
