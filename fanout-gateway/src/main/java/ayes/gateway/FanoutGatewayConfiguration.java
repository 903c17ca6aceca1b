package ayes.gateway;

import ayes.access.http.AccessConfiguration;
import ayes.access.http.Authenticator;
import ayes.clock.SteadyClock;
import ayes.gateway.fanout.Drain;
import ayes.gateway.fanout.Hall;
import ayes.gateway.fanout.Patience;
import ayes.gateway.http.Admission;
import ayes.gateway.http.Door;
import ayes.gateway.http.GatewayRoutes;
import ayes.gateway.http.Origins;
import ayes.gateway.http.PageFiles;
import ayes.gateway.http.PageHandler;
import ayes.gateway.http.PublicAddress;
import ayes.gateway.http.QrHandler;
import ayes.gateway.http.TallyHandler;
import ayes.gateway.http.Turnstile;
import ayes.gateway.kafka.FeedRecords;
import ayes.gateway.kafka.KafkaClients;
import ayes.gateway.kafka.KafkaSettings;
import ayes.gateway.kafka.PresencePublisher;
import ayes.gateway.kafka.TallyFeed;
import ayes.gateway.sse.EventStreamHandler;
import ayes.gateway.websocket.SocketHandler;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationPredicate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Step 4, put together. */
@Configuration(proxyBeanMethods = false)
@Import(AccessConfiguration.class)
public class FanoutGatewayConfiguration {

    /** This gateway as the others know it: new at each start, so that what an earlier one said ends with it. */
    record GatewayId(String value) {}

    @Bean
    GatewaySettings gatewaySettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.gateway", GatewaySettings.class);
    }

    @Bean
    GatewayId gatewayId() {
        return new GatewayId(UUID.randomUUID().toString());
    }

    @Bean
    Trouble gatewayTrouble() {
        return new Trouble();
    }

    @Bean
    Traffic gatewayTraffic() {
        return new Traffic();
    }

    @Bean
    Rooms gatewayRooms(GatewayId id, Trouble trouble) {
        return new Rooms(id.value(), trouble);
    }

    // The log.

    @Bean
    KafkaClients gatewayKafka(Environment environment, GatewayId id) {
        return new KafkaClients(Binder.get(environment).bindOrCreate("ayes.kafka", KafkaSettings.class), id.value());
    }

    @Bean
    TallyFeed gatewayFeed(KafkaClients kafka, Rooms rooms, Trouble trouble, Environment environment) {
        return new TallyFeed(kafka, new FeedRecords(rooms, clock(environment), trouble));
    }

    @Bean
    PresencePublisher gatewayPresence(KafkaClients kafka, Rooms rooms, GatewayId id, Environment environment) {
        return new PresencePublisher(kafka, rooms, new OwnPresence(id.value()), clock(environment));
    }

    // Viewers.

    @Bean
    Admission gatewayAdmission(Rooms rooms, GatewaySettings settings, TallyFeed feed) {
        return new Admission(rooms, settings.waitForSession(), feed::hasEverCaughtUp);
    }

    @Bean
    Hall gatewayHall(Rooms rooms, Traffic traffic, GatewaySettings settings, Environment environment) {
        var patience = Patience.of(settings.pingEvery(), settings.slowAfter(), settings.leaveEndedAfter());
        return new Hall(rooms, traffic, patience, clock(environment));
    }

    @Bean
    Door gatewayDoor(Authenticator authenticator, Admission admission, GatewaySettings settings, Hall hall) {
        var origins = new HashSet<>(settings.allowedOrigins());
        if (settings.publicUrl() != null) {
            origins.add(settings.publicUrl());
        }
        var limits = new Turnstile.Limits(
                settings.entriesPerSecond(), settings.connectionsPerParticipant(), settings.connectionsPerScreen());
        return new Door(
                authenticator,
                admission,
                new Turnstile(limits),
                new Origins(origins),
                new PublicAddress(settings.publicUrl()),
                hall);
    }

    /** One that does not jump: heartbeats must not stop for an hour because somebody put the machine's clock back. */
    private static InstantSource clock(Environment environment) {
        Duration offset = Binder.get(environment)
                .bind("ayes.clock.offset", Duration.class)
                .orElse(Duration.ZERO);
        return SteadyClock.begin(offset);
    }

    @Bean
    Drain gatewayDrain(Rooms rooms, Hall hall, Admission admission, GatewaySettings settings) {
        return new Drain(rooms, hall, admission::close, settings.drain(), settings.reconnectWithin());
    }

    @Bean
    RouterFunction<ServerResponse> gatewayRoutes(
            Door door, Authenticator authenticator, Admission admission, GatewaySettings settings) {
        return GatewayRoutes.routes(
                new SocketHandler(door)::open,
                new EventStreamHandler(door)::open,
                new TallyHandler(authenticator, admission),
                new QrHandler(new PublicAddress(settings.publicUrl())),
                new PageHandler(PageFiles.fromClassPath()));
    }

    // Operators.

    @Bean
    HealthIndicator ayesGatewayHealthIndicator(TallyFeed feed) {
        return () -> feed.isCaughtUp()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "not caught up with the log")
                        .build();
    }

    /** Viewers have metrics of their own; observed as a request, each would hold its whole exchange while it is connected. */
    @Bean
    ObservationPredicate gatewayViewersAreNoRequests() {
        return (_, context) -> !(context instanceof ServerRequestObservationContext observed
                && observed.getCarrier() instanceof ServerHttpRequest request
                && GatewayRoutes.isForViewers(request.getURI().getRawPath()));
    }

    @Bean
    MeterBinder gatewayMetrics(Rooms rooms, Traffic traffic, Trouble trouble, TallyFeed feed) {
        return new GatewayMetrics(rooms, traffic, trouble, feed::lag);
    }
}
