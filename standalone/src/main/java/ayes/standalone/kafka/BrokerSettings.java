package ayes.standalone.kafka;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How our broker runs: Kafka's own settings, by their Kafka names. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    /** @param afterKill whether the last run ended without a clean shutdown */
    static Map<String, String> of(Path directory, int port, int controllerPort, boolean afterKill) {
        var settings = new LinkedHashMap<String, String>();
        identity(settings, directory, port, controllerPort);
        quickToNoticeAndRecover(settings, afterKill);
        smallForOneMachine(settings);
        return Collections.unmodifiableMap(settings);
    }

    private static void identity(Map<String, String> settings, Path directory, int port, int controllerPort) {
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false"); // a misspelt topic must fail
        settings.put("log.retention.ms", "-1"); // every topic of ours says how long; what does not, stays
    }

    private static void quickToNoticeAndRecover(Map<String, String> settings, boolean afterKill) {
        // After a kill the controller holds the broker's place for the one that it remembers, this long. Otherwise it
        // only says how long this process may stand still (a laptop's lid, a busy machine) before the broker is fenced.
        settings.put("broker.session.timeout.ms", afterKill ? "1500" : "15000");
        settings.put("broker.heartbeat.interval.ms", afterKill ? "300" : "1000");
        settings.put("group.initial.rebalance.delay.ms", "0"); // nobody else will join
        settings.put("group.min.session.timeout.ms", "500"); // lets our consumers be missed quickly
    }

    private static void smallForOneMachine(Map<String, String> settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "2");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20)); // 128 MB of heap by default
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
    }
}
