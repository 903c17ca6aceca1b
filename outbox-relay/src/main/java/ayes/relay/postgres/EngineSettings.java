package ayes.relay.postgres;

import ayes.relay.PostgresAccess;
import ayes.relay.RelaySettings;
import io.debezium.connector.postgresql.PostgresConnector;
import java.util.Properties;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;

/** How Debezium is told to trust the slot alone, and to fail rather than to try again by itself. */
final class EngineSettings {

    private EngineSettings() {}

    static Properties of(PostgresAccess postgres, RelaySettings settings) {
        var engine = new Properties();
        position(engine, settings);
        database(engine, postgres, settings);
        pace(engine, settings.feed());
        failing(engine);
        return engine;
    }

    /** The slot is the only memory: offsets kept elsewhere walk into the restart-search bugs of 3.6.1. */
    private static void position(Properties engine, RelaySettings settings) {
        engine.setProperty("name", "ayes-relay");
        engine.setProperty("connector.class", PostgresConnector.class.getName());
        engine.setProperty("offset.storage", MemoryOffsetBackingStore.class.getName());
        engine.setProperty("offset.flush.interval.ms", "0");
        engine.setProperty("snapshot.mode", "no_data");
        engine.setProperty("plugin.name", "pgoutput");
        engine.setProperty("slot.name", settings.slot());
        engine.setProperty("slot.drop.on.stop", "false");
        engine.setProperty("publication.name", "ayes_outbox");
        engine.setProperty("publication.autocreate.mode", "disabled");
    }

    private static void database(Properties engine, PostgresAccess postgres, RelaySettings settings) {
        engine.setProperty("topic.prefix", "ayes");
        engine.setProperty("database.hostname", postgres.host());
        engine.setProperty("database.port", Integer.toString(postgres.port()));
        engine.setProperty("database.dbname", postgres.database());
        engine.setProperty("database.user", settings.postgresUser());
        engine.setProperty("database.password", settings.postgresPassword());
        engine.setProperty("table.include.list", "[^.]+\\.outbox");
        engine.setProperty("message.prefix.include.list", "ayes\\.relay");
        // A walsender whose reader is gone ends in seconds, not in the default minute.
        engine.setProperty("driver.options", "-c wal_sender_timeout=10000");
        engine.setProperty("driver.connectTimeout", "3");
    }

    /** The poll interval is the lever: a batch that is not full waits for its end. */
    private static void pace(Properties engine, RelaySettings.Feed feed) {
        engine.setProperty("poll.interval.ms", Long.toString(feed.pollInterval().toMillis()));
        engine.setProperty("max.batch.size", Integer.toString(feed.maxBatch()));
        engine.setProperty("queue.provider.type", RestingQueue.NAME);
        engine.setProperty("max.queue.size", Integer.toString(feed.maxBatch() * 4));
        engine.setProperty("max.queue.size.in.bytes", Integer.toString(64 << 20));
        engine.setProperty("status.update.interval.ms", "1000");
    }

    /** Debezium's own retries poll the next batch and lose the one that failed. Ours build a new engine. */
    private static void failing(Properties engine) {
        engine.setProperty("errors.max.retries", "0");
        engine.setProperty("slot.max.retries", "1");
        engine.setProperty("slot.retry.delay.ms", "200");
        engine.setProperty("retriable.restart.connector.wait.ms", "200");
        engine.setProperty("task.management.timeout.ms", "10000");
        engine.setProperty("record.processing.shutdown.timeout.ms", "500");
        engine.setProperty("event.processing.failure.handling.mode", "fail");
    }
}
