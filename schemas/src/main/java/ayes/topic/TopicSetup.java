package ayes.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are not there yet. Safe to run from every process at once. */
public final class TopicSetup {

    private TopicSetup() {}

    /**
     * @param kafka client settings; {@code bootstrap.servers} at least
     * @param replicas copies of each partition: 3 on a cluster, 1 on a single broker
     * @throws ExecutionException if the brokers refuse
     */
    public static void ensure(Map<String, Object> kafka, short replicas)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            for (NewTopic topic : wanted(replicas)) {
                create(admin, topic);
            }
        }
    }

    private static List<NewTopic> wanted(short replicas) {
        var wanted = new ArrayList<NewTopic>();
        for (Topic<?> topic : Topics.ALL) {
            wanted.add(new NewTopic(topic.name(), Topics.PARTITIONS, replicas).configs(topic.settings()));
        }
        wanted.add(
                new NewTopic(Topics.DEAD_LETTERS, Topics.PARTITIONS, replicas).configs(Topics.DEAD_LETTERS_SETTINGS));
        return wanted;
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
