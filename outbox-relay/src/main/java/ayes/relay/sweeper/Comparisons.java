package ayes.relay.sweeper;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The database's content of a stream beside the tally's, at the same seq. A busy stream is never at rest: what the database said
 * is kept until a tally of just that seq comes by. Written by sweeper and follower.
 */
final class Comparisons {

    /** What the database said, and what came of it. */
    private record Expected(long epoch, long seq, Content content, Result result) {

        boolean isAt(Counted counted) {
            return counted.epoch() == epoch && counted.through() == seq && counted.highest() == seq;
        }

        Expected beside(Content tally) {
            return content.equals(tally)
                    ? new Expected(epoch, seq, tally, Result.EQUAL) // the one that is kept anyway: there are millions
                    : new Expected(epoch, seq, content, Result.DIFFERENT);
        }
    }

    /** What the last comparison of a stream found. */
    enum Result {
        NOT_YET,
        EQUAL,
        DIFFERENT,
        /** The tally has counted what this database never had: it was restored, and nobody has said so. */
        AHEAD
    }

    private final Map<UUID, Expected> expected = new ConcurrentHashMap<>();

    /** The newest result that there is; a new expectation does not forget it. */
    private final Map<UUID, Result> results = new ConcurrentHashMap<>();

    /** @param tally as it stood before the database was asked; null if there was none */
    void expect(UUID stream, long epoch, long seq, Content content, CountedStreams.@Nullable Shown tally) {
        var said = new Expected(epoch, seq, content, Result.NOT_YET);
        if (tally != null && tally.counted().epoch() == epoch && tally.counted().through() > seq) {
            keep(stream, new Expected(epoch, seq, content, Result.AHEAD));
        } else if (tally != null && said.isAt(tally.counted())) {
            keep(stream, said.beside(tally.content()));
        } else {
            keep(stream, said);
        }
    }

    /** A tally has come: perhaps the one that somebody waits for, perhaps one that says something else than before. */
    void counted(UUID stream, Counted counted, Content tally) {
        Expected said = expected.get(stream);
        if (said != null && said.isAt(counted)) {
            keep(stream, said.beside(tally));
        }
    }

    private void keep(UUID stream, Expected said) {
        expected.put(stream, said);
        if (said.result() != Result.NOT_YET) {
            results.put(stream, said.result());
        }
    }

    Result last(UUID stream) {
        return results.getOrDefault(stream, Result.NOT_YET);
    }

    /** Whether the contents were equal at this seq. */
    boolean equalAt(UUID stream, long epoch, long seq) {
        Expected said = expected.get(stream);
        return said != null && said.epoch() == epoch && said.seq() >= seq && said.result() == Result.EQUAL;
    }
}
