package ayes.relay.sweeper;

import ayes.relay.KafkaAccess;
import ayes.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka how far the processor has come with the log. Only while there are holes, and not more often than it is told. */
final class ProcessorProgress implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorProgress.class);
    private static final int ANSWERS_WITHIN_MS = 2_000;

    private final Admin admin;
    private final String group;
    private final Duration every;
    private Instant again = Instant.EPOCH;
    private boolean silent;

    /**
     * @param group of the processor: its application id
     * @param every how often it may ask
     */
    ProcessorProgress(KafkaAccess kafka, String group, Duration every) {
        Map<String, Object> settings = kafka.clientSettings("ayes-sweeper-progress");
        settings.put("request.timeout.ms", ANSWERS_WITHIN_MS);
        settings.put("default.api.timeout.ms", ANSWERS_WITHIN_MS);
        admin = Admin.create(settings);
        this.group = group;
        this.every = every;
    }

    /** By partition of the log; empty if it is too early to ask again, or if Kafka does not answer. */
    Map<Integer, Processed> ask(Instant now) throws InterruptedException {
        if (now.isBefore(again)) {
            return Map.of();
        }
        again = now.plus(every);
        try {
            // In this order: what is committed by now is in front of an end that is asked for later.
            Map<TopicPartition, OffsetAndMetadata> committed = committed();
            Map<Integer, Processed> processed = new HashMap<>();
            ends().forEach((partition, end) -> {
                OffsetAndMetadata at =
                        committed.get(partition); // null also for a partition of which it has read nothing
                processed.put(partition.partition(), new Processed(at == null ? null : at.offset(), end.offset()));
            });
            silent = false;
            return processed;
        } catch (ExecutionException | TimeoutException e) {
            if (!silent) {
                LOG.warn("How far {} has come is not known, so nothing is sent again: {}", group, String.valueOf(e));
            }
            silent = true;
            return Map.of();
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed()
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return answer(admin.listConsumerGroupOffsets(
                            group, new ListConsumerGroupOffsetsOptions().timeoutMs(ANSWERS_WITHIN_MS))
                    .partitionsToOffsetAndMetadata());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Map.of();
            }
            throw e;
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends()
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
            wanted.put(new TopicPartition(Topics.EVENTS.name(), partition), OffsetSpec.latest());
        }
        return answer(admin.listOffsets(wanted, new ListOffsetsOptions().timeoutMs(ANSWERS_WITHIN_MS))
                .all());
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(ANSWERS_WITHIN_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
