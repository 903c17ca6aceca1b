package ayes.ingest;

import ayes.ingest.commit.GroupCommit;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** At a stop, answers everything that was taken before the web server and the pool go. New requests get 503 meanwhile. */
final class IngestDrain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IngestDrain.class);
    private static final Duration AT_MOST = Duration.ofSeconds(8);

    private final GroupCommit<?, ?, ?> votes;
    private final GroupCommit<?, ?, ?> joins;
    private volatile boolean running;

    IngestDrain(GroupCommit<?, ?, ?> votes, GroupCommit<?, ?, ?> joins) {
        this.votes = votes;
        this.joins = joins;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        boolean votesAnswered = votes.drainQuietly(AT_MOST);
        boolean joinsAnswered = joins.drainQuietly(AT_MOST);
        if (!votesAnswered || !joinsAnswered) {
            // They were not answered, so nothing false was said; their phones ask again with the same keys.
            LOG.warn("stopping with {} votes and {} joins unanswered", votes.depth(), joins.depth());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Later phases stop first: before the web server, whose connections carry the answers. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
