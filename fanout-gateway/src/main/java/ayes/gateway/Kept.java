package ayes.gateway;

import ayes.topic.TallyVersion;
import ayes.topic.Topic;

/** A record as it came, unopened: most sessions have no audience here, and reading their records would be in vain. */
final class Kept {

    private final TallyVersion version;
    private final byte[] value;

    Kept(TallyVersion version, byte[] value) {
        this.version = version;
        this.value = value;
    }

    boolean isNewerThan(TallyVersion other) {
        return version.compareTo(other) > 0;
    }

    /** @throws ayes.wire.UnreadableRecord if no known schema explains the bytes */
    <T> T open(Topic<T> topic) {
        return topic.codec().decode(value);
    }
}
