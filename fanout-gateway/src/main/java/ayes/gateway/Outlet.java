package ayes.gateway;

/** One viewer's connection. */
public interface Outlet {

    /**
     * Runs this on the connection's own thread. Frames that are all written there keep their order; written from several
     * threads in turn, one that waits for its thread would be overtaken by the next.
     */
    void onItsThread(Runnable work);

    /** Whether the connection takes another frame now. */
    boolean isReady();

    /** Only called while {@link #isReady()}, on the connection's own thread. */
    void send(Frame frame);

    void close(CloseCode code);
}
