package ayes.relay;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogRecordTest {

    private static final UUID SESSION = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID STREAM = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final byte[] PAYLOAD = {1, 2, 3};

    @Test
    void keepsAllOfASessionInOnePartition() {
        LogRecord record = LogRecord.of(row(null));

        assertThat(record.topic()).isEqualTo("ayes.events");
        assertThat(record.key()).isEqualTo(SESSION.toString());
        assertThat(record.partition()).isEqualTo(Topics.partition(SESSION + "/" + STREAM, Topics.PARTITIONS));
    }

    @Test
    void doesNotTouchThePayload() {
        assertThat(LogRecord.of(row(null)).value()).isSameAs(PAYLOAD);
    }

    @Test
    void saysInHeadersWhatAnOperatorLooksFor() {
        var headers = LogRecord.of(row(99L)).headers();

        assertThat(headers.keySet()).containsExactly("stream", "seq", "epoch", "type", "lsn");
        assertThat(new String(headers.get("seq"), StandardCharsets.UTF_8)).isEqualTo("5");
        assertThat(new String(headers.get("lsn"), StandardCharsets.UTF_8)).isEqualTo("99");
    }

    @Test
    void aRepublishedEventIsAsOldAsItWas() {
        LogRecord record = LogRecord.of(row(null));

        assertThat(record.timestamp()).isEqualTo(1_000);
        assertThat(record.headers()).doesNotContainKey("lsn");
    }

    private static OutboxRow row(@Nullable Long lsn) {
        return new OutboxRow(STREAM, 1, 5, SESSION, "VoteCast", PAYLOAD, Instant.ofEpochMilli(1_000), lsn);
    }
}
