package ayes.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import ayes.wire.UnreadableRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts aside what could not be read: key, value and headers as they were, and why and from where in more headers. */
final class DeadLetters {

    static final String WHY = "ayes.why";
    static final String FROM = "ayes.from";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final ProcessorContext<byte[], byte[]> context;
    private final TallyMetrics metrics;

    DeadLetters(ProcessorContext<byte[], byte[]> context, TallyMetrics metrics) {
        this.context = context;
        this.metrics = metrics;
    }

    void bury(Record<byte[], byte[]> record, UnreadableRecord reason) {
        String why = String.valueOf(reason.getMessage());
        String from = context.recordMetadata()
                .map(at -> "%s-%d@%d".formatted(at.topic(), at.partition(), at.offset()))
                .orElse("unknown");
        LOG.warn("Dead letter from {}: {}", from, why);
        metrics.buried();
        var headers = new RecordHeaders(record.headers())
                .add(WHY, why.getBytes(UTF_8))
                .add(FROM, from.getBytes(UTF_8));
        context.forward(record.withHeaders(headers), TallyTopology.DEAD_LETTERS);
    }
}
