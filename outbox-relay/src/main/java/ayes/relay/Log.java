package ayes.relay;

import java.util.List;

/** Where rows go. One object lives no longer than the change feed that fills it: after a failure both are thrown away. */
public interface Log extends AutoCloseable {

    /**
     * Returns when every row is acknowledged by the log.
     *
     * @throws LogFailed if one is not: then what was appended is a prefix, and this log is of no further use
     */
    void append(List<OutboxRow> rows) throws InterruptedException;

    /** Gives up what is still in flight. */
    @Override
    void close();

    /** The log did not take everything. */
    final class LogFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LogFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
