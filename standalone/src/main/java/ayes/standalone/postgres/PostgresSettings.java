package ayes.standalone.postgres;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How our PostgreSQL runs. Given on its command line, where neither a configuration file nor {@code ALTER SYSTEM}
 * overrides them: the promise "accepted means durable" must not hang on a file that anyone edited.
 */
public final class PostgresSettings {

    private PostgresSettings() {}

    /** What "accepted" stands on. Asserted with {@code SHOW} after every start. */
    public static Map<String, String> promised() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("wal_level", "logical"); // the relay reads the WAL
        settings.put("max_replication_slots", "10");
        settings.put("max_wal_senders", "10");
        // A relay that is down must not fill the disk: past this the slot is lost, and the relay heals it from the
        // outbox.
        settings.put("max_slot_wal_keep_size", "4GB");
        return Collections.unmodifiableMap(settings);
    }

    /** Everything, the promised ones included. */
    static Map<String, String> all(int port) {
        var settings = new LinkedHashMap<>(promised());
        settings.put("listen_addresses", "127.0.0.1"); // nobody else's business
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", ""); // one way in, with a password
        settings.put("max_connections", "100");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_checkpoints", "off"); // one every five minutes says nothing here
        return Collections.unmodifiableMap(settings);
    }
}
