package ayes.processor.streams;

import ayes.topic.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do when Kafka refuses a record. A tally or a changelog record is never skipped: the task goes back to its last
 * commit and does the work again. A dead letter that Kafka will never take (too large with its headers) is let go: it
 * still stands in {@code ayes.events}, and going back to it for ever would stop every session of its partition.
 */
public final class SkipOnlyDeadLetters extends DefaultProductionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SkipOnlyDeadLetters.class);

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        Response usual = super.handleError(context, record, exception);
        if (usual.result() == Result.FAIL && record.topic().equals(Topics.DEAD_LETTERS)) {
            LOG.error("Kafka refused a dead letter for good; the record stays in {}", Topics.EVENTS.name(), exception);
            return Response.resume();
        }
        return usual;
    }
}
