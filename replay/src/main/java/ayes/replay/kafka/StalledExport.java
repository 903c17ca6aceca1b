package ayes.replay.kafka;

import java.time.Duration;

/** The client holds the connection and reads nothing. The connection is closed; the client can go on from its last cursor. */
final class StalledExport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StalledExport(Duration patience) {
        super("the client of an export took nothing for " + patience, null, false, false);
    }
}
