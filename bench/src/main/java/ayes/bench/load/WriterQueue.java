package ayes.bench.load;

import ayes.bench.measure.Latencies;
import ayes.cluster.Cluster;
import ayes.event.Ballot;
import ayes.event.ParticipantId;
import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.TenantId;
import ayes.ingest.IngestApi;
import ayes.ingest.commit.GroupCommit;
import ayes.ingest.postgres.PollStream;
import ayes.ingest.vote.CastVote;
import ayes.ingest.vote.VoteOutcome;
import ayes.proof.load.Room;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An ingest-api in this process, wired as always, whose queue of votes is fed directly: what group commit and PostgreSQL can do without
 * HTTP before them.
 */
public final class WriterQueue implements AutoCloseable {

    private static final TenantId TENANT = TenantId.of(Deployment.TENANT);

    /** One for each choice, as long as the real ones. */
    private static final List<String> HASHES = IntStream.range(0, Room.OPTIONS)
            .mapToObj(choice -> ("" + choice).repeat(32))
            .toList();

    private final ConfigurableApplicationContext ingest;
    private final GroupCommit<PollStream, CastVote, VoteOutcome> votes;
    private final AtomicLong keys = new AtomicLong();

    private WriterQueue(ConfigurableApplicationContext ingest, GroupCommit<PollStream, CastVote, VoteOutcome> votes) {
        this.ingest = ingest;
        this.votes = votes;
    }

    @SuppressWarnings("unchecked") // the bean of this name has this type
    public static WriterQueue open(Cluster cluster) {
        Stream<String> settings = cluster.ingestSettings().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue());
        var ingest = IngestApi.start(Stream.concat(
                        settings,
                        Stream.of(
                                "--server.port=0", "--logging.level.root=OFF", "--spring.main.log-startup-info=false"))
                .toArray(String[]::new));
        return new WriterQueue(ingest, (GroupCommit<PollStream, CastVote, VoteOutcome>) ingest.getBean("ingestVotes"));
    }

    /** Where this ingest-api serves HTTP. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + ingest.getEnvironment().getProperty("local.server.port"));
    }

    /** People who never joined: the queue stands behind the door. */
    public static List<UUID> strangers(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    /** As fast as so many at once can, each waiting for its answer, for a random participant each time. */
    public Load closedLoop(Room room, UUID poll, List<UUID> participants, int submitters, Duration period)
            throws InterruptedException {
        var loop = new Loop(room, poll, participants, submitters, System.nanoTime() + period.toNanos());
        long from = System.nanoTime();
        for (int i = 0; i < submitters; i++) {
            loop.submit();
        }
        loop.over.await();
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Load(loop.counted.sum(), loop.refused.sum(), seconds, loop.latencies.percentiles());
    }

    private final class Loop {

        private final SessionId session;
        private final PollStream stream;
        private final List<UUID> participants;
        private final long until;
        private final CountDownLatch over;
        private final Latencies latencies = new Latencies();
        private final LongAdder counted = new LongAdder();
        private final LongAdder refused = new LongAdder();

        private Loop(Room room, UUID poll, List<UUID> participants, int submitters, long until) {
            this.session = new SessionId(room.session());
            this.stream = new PollStream(TENANT, new PollId(poll));
            this.participants = participants;
            this.until = until;
            this.over = new CountDownLatch(submitters);
        }

        private void submit() {
            long sent = System.nanoTime();
            var _ = votes.submit(stream, vote())
                    .subscribe(
                            outcome -> {
                                latencies.add(System.nanoTime() - sent);
                                (outcome instanceof VoteOutcome.Answer ? counted : refused).increment();
                            },
                            _ -> {
                                refused.increment();
                                over.countDown();
                            },
                            () -> {
                                if (System.nanoTime() < until) {
                                    submit();
                                } else {
                                    over.countDown();
                                }
                            });
        }

        private CastVote vote() {
            var random = ThreadLocalRandom.current();
            int choice = random.nextInt(Room.OPTIONS);
            return new CastVote(
                    stream.poll(),
                    session,
                    stream.tenant(),
                    new ParticipantId(participants.get(random.nextInt(participants.size()))),
                    new Ballot(List.of(choice)),
                    OptionalLong.empty(),
                    "queue-" + keys.getAndIncrement(),
                    HASHES.get(choice));
        }
    }

    @Override
    public void close() {
        ingest.close();
    }
}
