package ayes.ingest;

import ayes.access.AccessSettings;
import ayes.access.http.AccessConfiguration;
import ayes.access.http.Authenticator;
import ayes.ingest.commit.GroupCommit;
import ayes.ingest.commit.GroupCommitSettings;
import ayes.ingest.http.IngestRoutes;
import ayes.ingest.http.JoinCalls;
import ayes.ingest.http.Limits;
import ayes.ingest.http.PollCalls;
import ayes.ingest.http.SessionCalls;
import ayes.ingest.http.VoteCalls;
import ayes.ingest.postgres.DatabaseTrouble;
import ayes.ingest.postgres.JoinTransaction;
import ayes.ingest.postgres.OutboxPartitions;
import ayes.ingest.postgres.PollStream;
import ayes.ingest.postgres.PollTransactions;
import ayes.ingest.postgres.Reads;
import ayes.ingest.postgres.SessionStream;
import ayes.ingest.postgres.SessionTransactions;
import ayes.ingest.postgres.Transactions;
import ayes.ingest.postgres.VoteTransaction;
import ayes.ingest.room.JoinCode;
import ayes.ingest.room.JoinOutcome;
import ayes.ingest.room.Joining;
import ayes.ingest.token.SigningKeys;
import ayes.ingest.token.TokenMint;
import ayes.ingest.vote.CastVote;
import ayes.ingest.vote.VoteOutcome;
import com.nimbusds.jose.JOSEException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Schedulers;

/** Puts step 1 together. */
@Configuration(proxyBeanMethods = false)
@Import({AccessConfiguration.class, IngestDatabase.class})
public class IngestConfiguration {

    /** As many threads as cores; nothing on them blocks. */
    private static final Executor ANSWERING = Schedulers.parallel()::schedule;

    @Bean
    IngestSettings ingestSettings(Environment environment) {
        return Binder.get(environment).bindOrCreate("ayes.ingest", IngestSettings.class);
    }

    @Bean
    TokenMint ingestTokenMint(SigningKeys keys, IngestSettings settings, Environment environment) throws JOSEException {
        Duration offset = Binder.get(environment)
                .bind("ayes.clock.offset", Duration.class)
                .orElse(Duration.ZERO);
        return new TokenMint(keys, settings.tokenLifetime(), InstantSource.offset(InstantSource.system(), offset));
    }

    @Bean
    Reads ingestReads(Transactions transactions) {
        return new Reads(transactions);
    }

    @Bean
    Limits ingestLimits(IngestSettings settings) {
        return new Limits(
                new Limits.Rate(settings.votesAtOnce(), settings.votesPerSecond(), Duration.ofSeconds(1)),
                new Limits.Rate(settings.failedJoinsAtOnce(), settings.failedJoinsPerMinute(), Duration.ofMinutes(1)),
                settings.trustForwardedFor());
    }

    @Bean
    GroupCommit<PollStream, CastVote, VoteOutcome> ingestVotes(IngestSettings settings, Transactions transactions) {
        return new GroupCommit<>(groups(settings), new VoteTransaction(transactions), CastVote::participant, ANSWERING);
    }

    @Bean
    GroupCommit<SessionStream, Joining, JoinOutcome> ingestJoins(IngestSettings settings, Transactions transactions) {
        return new GroupCommit<>(groups(settings), new JoinTransaction(transactions), Joining::participant, ANSWERING);
    }

    private static GroupCommitSettings groups(IngestSettings settings) {
        return new GroupCommitSettings(
                settings.queueSize(),
                settings.batchSize(),
                settings.transactionsInFlight(),
                DatabaseTrouble::causedByData);
    }

    @Bean
    IngestDrain ingestDrain(
            GroupCommit<PollStream, CastVote, VoteOutcome> votes,
            GroupCommit<SessionStream, Joining, JoinOutcome> joins) {
        return new IngestDrain(votes, joins);
    }

    @Bean
    VoteCalls ingestVoteCalls(
            Authenticator authenticator,
            GroupCommit<PollStream, CastVote, VoteOutcome> votes,
            Reads reads,
            Limits limits) {
        return new VoteCalls(authenticator, votes, reads, limits);
    }

    @Bean
    JoinCalls ingestJoinCalls(
            GroupCommit<SessionStream, Joining, JoinOutcome> joins, Reads reads, TokenMint mint, Limits limits) {
        return new JoinCalls(joins, reads, mint, limits);
    }

    @Bean
    SessionCalls.Hosting ingestHosting(AccessSettings access, IngestSettings settings) {
        return new SessionCalls.Hosting(access.openHosting(), settings.publicUrl());
    }

    @Bean
    SessionCalls ingestSessionCalls(
            Authenticator authenticator,
            Transactions transactions,
            Reads reads,
            TokenMint mint,
            SessionCalls.Hosting hosting) {
        var random = new SecureRandom();
        return new SessionCalls(
                authenticator,
                new SessionTransactions(transactions, () -> JoinCode.random(random::nextInt)),
                reads,
                mint,
                hosting);
    }

    @Bean
    RouterFunction<ServerResponse> ingestRoutes(
            SessionCalls sessions,
            JoinCalls joins,
            VoteCalls votes,
            SigningKeys keys,
            Authenticator authenticator,
            Transactions transactions,
            Reads reads) {
        var polls = new PollCalls(authenticator, new PollTransactions(transactions), reads);
        return IngestRoutes.routes(sessions, polls, joins, votes, keys);
    }

    @Bean
    Gauge ingestQueueDepth(MeterRegistry registry, GroupCommit<PollStream, CastVote, VoteOutcome> votes) {
        return Gauge.builder("ayes.ingest.queue.votes", votes, GroupCommit::depth)
                .description("votes taken and not yet answered")
                .register(registry);
    }

    /** Ready when the database answers, and there is a partition to write to. */
    @Bean
    ReactiveHealthIndicator ayesIngestHealthIndicator(OutboxPartitions partitions) {
        return new IngestHealth(partitions);
    }
}
