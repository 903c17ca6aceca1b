package ayes.bench.fanout;

import ayes.bench.swarm.Invitation;
import ayes.event.Tally;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Something that carries tallies to viewers. */
public interface Sender extends AutoCloseable {

    /** As {@code --against} names it. */
    String name();

    /** Servers, of which viewers take turns. */
    List<URI> doors();

    /** For so many viewers, who are in all halls in turn. */
    List<Invitation> invitations(int viewers);

    /** Sends a tally on its way. Does not wait for it to arrive anywhere. */
    void publish(int hall, Tally tally) throws IOException;

    /** CPU time of the processes that viewers connect to, so far. */
    long cpuNanos();

    /** The same of what stands before them: a broker; 0 if there is nothing. */
    long feedCpuNanos();

    /** Whether everything that was published so far was taken. */
    boolean tookAll() throws IOException;

    @Override
    void close() throws Exception;
}
