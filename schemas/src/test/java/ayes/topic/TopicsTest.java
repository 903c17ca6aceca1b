package ayes.topic;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.PollId;
import ayes.event.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    @Test
    void keepsEverythingOfASessionInOnePartition() {
        for (SessionId session : sessions(200)) {
            int partition = partition(Topics.key(session));

            assertThat(partition(Topics.key(session, new PollId(UUID.randomUUID()))))
                    .isEqualTo(partition);
            assertThat(partition(Topics.key(session, "gateway-7"))).isEqualTo(partition);
            assertThat(partition(Topics.key(session, "a/b"))).isEqualTo(partition);
        }
    }

    /** Anybody's tool that produces with the session id as key hits the partition where we look. */
    @Test
    void putsASessionWhereKafkaItselfWould() {
        for (SessionId session : sessions(200)) {
            byte[] key = Topics.key(session).getBytes(StandardCharsets.UTF_8);

            assertThat(partition(Topics.key(session)))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key, Topics.PARTITIONS));
        }
    }

    /** State and history would be looked for elsewhere if these ever changed. */
    @ParameterizedTest
    @CsvSource({
        "6d1f3a1e-3f1c-4c55-9a53-0f5a7b8a2c11, 10",
        "00000000-0000-0000-0000-000000000000, 21",
        "ffffffff-ffff-ffff-ffff-ffffffffffff, 18",
    })
    void neverMovesASession(String session, int partition) {
        assertThat(partition(session)).isEqualTo(partition);
    }

    @Test
    void usesEveryPartition() {
        var used = new HashSet<Integer>();
        sessions(5_000).forEach(session -> used.add(partition(Topics.key(session))));

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, Topics.PARTITIONS).boxed().toList());
    }

    @Test
    void namesEachTopicOnce() {
        assertThat(Topics.ALL)
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("ayes."));
    }

    private static int partition(String key) {
        return Topics.partition(key, Topics.PARTITIONS);
    }

    private static List<SessionId> sessions(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new SessionId(UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})))
                .toList();
    }
}
