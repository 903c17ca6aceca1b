package ayes.cluster;

import ayes.standalone.kafka.EmbeddedKafkaServer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A Kafka broker as a process of its own, so that it can be killed and frozen alone. */
public final class Broker {

    private Broker() {}

    /** @param words directory, port, controller's port */
    public static void main(String[] words) throws Exception {
        var broker =
                EmbeddedKafkaServer.start(Path.of(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(broker::close));
        System.out.println("Serving on " + broker.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
