package ayes.relay.sweeper;

import ayes.event.Audit;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.relay.KafkaAccess;
import ayes.topic.Topics;
import ayes.wire.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads tallies, sessions and its own earlier audits from their beginning, into a {@link CountedStreams}. */
final class TallyFollower {

    private static final Logger LOG = LoggerFactory.getLogger(TallyFollower.class);
    private static final List<String> FOLLOWED =
            List.of(Topics.TALLIES.name(), Topics.SESSIONS.name(), Topics.AUDITS.name());

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KafkaAccess kafka;
    private final CountedStreams streams;
    private final InstantSource clock;
    private volatile boolean running;
    private volatile @Nullable Consumer<String, byte[]> following;

    TallyFollower(KafkaAccess kafka, CountedStreams streams, InstantSource clock) {
        this.kafka = kafka;
        this.streams = streams;
        this.clock = clock;
    }

    void start() {
        running = true; // before the thread looks at it
        Thread.ofPlatform().daemon().name("ayes-relay-sweeper-follow").start(this::run);
    }

    void stop() {
        running = false;
        Consumer<String, byte[]> consumer = following;
        if (consumer != null) {
            consumer.wakeup(); // an interrupt would break its closing
        }
    }

    private void run() {
        while (running) {
            try {
                follow();
            } catch (WakeupException | InterruptException e) {
                LOG.debug("Asked to stop");
            } catch (KafkaException e) {
                LOG.warn("Following the tallies starts again: {}", e.getMessage());
                streams.behind();
                pause();
            } catch (RuntimeException e) {
                LOG.error("Following the tallies broke and starts again", e);
                streams.behind();
                pause();
            }
        }
    }

    private void follow() {
        try (Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            following = consumer;
            while (running && !consumer.listTopics().keySet().containsAll(FOLLOWED)) {
                pause(); // the relay that leads makes them
            }
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ahead = new HashMap<>(consumer.endOffsets(partitions));
            while (running) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
                if (!ahead.isEmpty()) {
                    ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                } else {
                    streams.caughtUp(clock.instant());
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return; // erased after its retention: what was counted has been counted
        }
        try {
            if (record.topic().equals(Topics.TALLIES.name())) {
                Tally tally = Topics.TALLIES.codec().decode(record.value());
                take(
                        record,
                        tally.poll().value(),
                        new CountedStreams.Shown(
                                new Counted(tally.epoch(), tally.through(), tally.highest(), tally.counted()),
                                Content.of(tally)),
                        tally.at());
            } else if (record.topic().equals(Topics.SESSIONS.name())) {
                SessionView view = Topics.SESSIONS.codec().decode(record.value());
                take(
                        record,
                        view.session().value(),
                        new CountedStreams.Shown(
                                new Counted(view.epoch(), view.through(), view.highest(), view.counted()),
                                Content.of(view)),
                        view.at());
            } else {
                Audit audit = Topics.AUDITS.codec().decode(record.value());
                streams.audited(audit);
            }
        } catch (UnreadableRecord e) {
            // The stream stays unconfirmed, which is the truth; nothing is lost by reading on.
            LOG.warn("Skips a record of {}: {}", record.topic(), e.getMessage());
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, UUID stream, CountedStreams.Shown tally, long atMicros) {
        Instant newest = Instant.EPOCH.plusNanos(atMicros % 1_000_000 * 1_000).plusSeconds(atMicros / 1_000_000);
        streams.counted(record.partition(), stream, tally, newest, clock.instant());
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.clientSettings("ayes-sweeper-follow");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        return settings;
    }

    private static List<TopicPartition> partitions() {
        var partitions = new ArrayList<TopicPartition>();
        for (String topic : FOLLOWED) {
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                partitions.add(new TopicPartition(topic, partition));
            }
        }
        return partitions;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
