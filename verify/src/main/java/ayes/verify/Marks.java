package ayes.verify;

import ayes.event.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where the log is to be looked at.
 *
 * @param stored where the database stood: a seq of the highest epoch that the log has for the stream, up to this one
 * @param live where the tally stands, in exactly this epoch; null if there is none to compare
 */
public record Marks(Position stored, @Nullable Position live) {

    boolean concern(long epoch) {
        return epoch <= stored.epoch() || (live != null && epoch <= live.epoch());
    }

    boolean arePassedBy(long epoch, long seq) {
        return seq >= stored.seq() && (live == null || live.epoch() != epoch || seq >= live.seq());
    }
}
