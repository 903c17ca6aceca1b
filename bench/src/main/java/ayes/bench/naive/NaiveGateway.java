package ayes.bench.naive;

import ayes.event.Tally;
import ayes.topic.Topics;
import ayes.wire.Codecs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServer;

/** The whole of it. */
@Configuration(proxyBeanMethods = false)
@EnableWebFlux
public class NaiveGateway {

    private static final String PATH = "/ws/v1/sessions/";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Map<String, Sinks.Many<String>> ROOMS = new ConcurrentHashMap<>();

    /** @param words port, bootstrap servers */
    public static void main(String[] words) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", words[1]),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.TALLIES.name(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        consumer.poll(POLL);
        var context = new AnnotationConfigApplicationContext(NaiveGateway.class);
        var handler = WebHttpHandlerBuilder.applicationContext(context).build();
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(words[0]))
                .handle(new ReactorHttpHandlerAdapter(handler))
                .bindNow();
        follow(consumer);
    }

    private static void follow(Consumer<String, byte[]> consumer) {
        while (!Thread.currentThread().isInterrupted()) {
            for (ConsumerRecord<String, byte[]> entry : consumer.poll(POLL)) {
                Tally tally = Codecs.TALLY.decode(entry.value());
                room(tally.session().toString()).tryEmitNext(TallyFrame.of(tally));
            }
        }
    }

    private static Sinks.Many<String> room(String session) {
        return ROOMS.computeIfAbsent(session, _ -> Sinks.many().multicast().directBestEffort());
    }

    @Bean
    HandlerMapping sockets() {
        WebSocketHandler viewers = session -> {
            String path = session.getHandshakeInfo().getUri().getPath();
            return session.send(room(path.substring(PATH.length())).asFlux().map(session::textMessage));
        };
        return new SimpleUrlHandlerMapping(Map.of(PATH + "*", viewers), -1);
    }

    @Bean
    RouterFunction<ServerResponse> ready() {
        return RouterFunctions.route()
                .GET("/ready", _ -> ServerResponse.ok().build())
                .build();
    }
}
