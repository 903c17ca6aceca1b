package ayes.proof;

import ayes.cluster.Cluster;
import ayes.cluster.Database;
import ayes.event.Tally;
import ayes.proof.evidence.TopicReader;
import ayes.topic.TallyVersion;
import ayes.topic.Topics;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Does to a deployment at rest what must never happen, with rights that no service has, and takes it back. */
final class Spoiler {

    private static final String A_VOTE =
            "(SELECT stream_id, seq FROM outbox WHERE type = 'VoteCast' ORDER BY stream_id, seq LIMIT 1)";

    private final Cluster cluster;
    private final Database database;

    Spoiler(Cluster cluster) {
        this.cluster = cluster;
        database = cluster.database();
    }

    void dropOneRowOfTheOutbox() throws SQLException {
        database.execute("CREATE TABLE kept AS SELECT * FROM outbox WHERE (stream_id, seq) IN " + A_VOTE);
        database.execute("DELETE FROM outbox o USING kept k WHERE (o.stream_id, o.seq) = (k.stream_id, k.seq)");
    }

    void putItBack() throws SQLException {
        database.execute("INSERT INTO outbox SELECT * FROM kept; DROP TABLE kept");
    }

    void doubleOneEvent() throws SQLException {
        database.execute("CREATE TABLE twin AS SELECT * FROM outbox WHERE (stream_id, seq) IN " + A_VOTE);
        database.execute("UPDATE twin SET accepted_at = accepted_at + interval '1 microsecond'");
        database.execute("INSERT INTO outbox SELECT * FROM twin");
    }

    void removeTheTwin() throws SQLException {
        database.execute("DELETE FROM outbox o USING twin t"
                + " WHERE (o.stream_id, o.seq, o.accepted_at) = (t.stream_id, t.seq, t.accepted_at)");
        database.execute("DROP TABLE twin");
    }

    void alterOneChoice() throws SQLException {
        database.execute("CREATE TABLE meant AS SELECT v.* FROM vote v JOIN poll p ON p.id = v.poll_id"
                + " WHERE v.round = p.round AND v.choices IS NOT NULL ORDER BY v.poll_id, v.participant_id LIMIT 1");
        database.execute("UPDATE vote v SET choices = ARRAY[(m.choices[1] + 1) % 4] FROM meant m"
                + " WHERE (v.poll_id, v.participant_id) = (m.poll_id, m.participant_id)");
    }

    void giveItBack() throws SQLException {
        database.execute("UPDATE vote v SET choices = m.choices FROM meant m"
                + " WHERE (v.poll_id, v.participant_id) = (m.poll_id, m.participant_id)");
        database.execute("DROP TABLE meant");
    }

    /** In the newest tally of a poll that has votes. Nobody takes it back but the sweeper. */
    void uncountOneVote() {
        Tally tally = tallies().values().stream()
                .filter(one -> one.voters() > 0)
                .findFirst()
                .orElseThrow();
        List<Long> counts = new ArrayList<>(tally.counts());
        int most = counts.indexOf(counts.stream().max(Long::compare).orElseThrow());
        counts.set(most, counts.get(most) - 1);
        publish(new Tally(
                tally.poll(),
                tally.session(),
                tally.tenant(),
                tally.epoch(),
                tally.through(),
                tally.highest(),
                tally.counted(),
                tally.definition(),
                tally.status(),
                tally.visibility(),
                tally.round(),
                tally.openedAt(),
                counts,
                tally.voters() - 1,
                tally.at()));
    }

    private void publish(Tally tally) {
        String key = Topics.key(tally.session(), tally.poll());
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.bootstrapServers(), "enable.metrics.push", "false");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(
                    Topics.TALLIES.name(),
                    Topics.partition(key, Topics.PARTITIONS),
                    key,
                    Topics.TALLIES.codec().encode(tally));
            record.headers().add(Topics.VERSION_HEADER, TallyVersion.of(tally).toBytes());
            producer.send(record);
            producer.flush();
        }
    }

    private Map<UUID, Tally> tallies() {
        Map<UUID, Tally> newest = new HashMap<>();
        TopicReader.read(cluster.bootstrapServers(), Topics.TALLIES, record -> {
            if (record.value() != null) {
                Tally tally = Topics.TALLIES.codec().decode(record.value());
                newest.put(tally.poll().value(), tally);
            }
        });
        return newest;
    }
}
