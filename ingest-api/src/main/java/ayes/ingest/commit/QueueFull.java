package ayes.ingest.commit;

/** Nothing was taken: the queue is full, or the process is stopping. */
public final class QueueFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueueFull(String reason) {
        super(reason, null, false, false);
    }
}
