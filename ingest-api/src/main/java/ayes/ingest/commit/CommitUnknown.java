package ayes.ingest.commit;

/** COMMIT was sent and its answer did not arrive: the transaction may stand or not. A retry with the same key settles it. */
public final class CommitUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommitUnknown(Throwable cause) {
        super("the connection was lost while committing", cause);
    }
}
