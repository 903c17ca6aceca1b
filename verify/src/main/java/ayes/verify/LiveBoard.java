package ayes.verify;

import ayes.topic.TallyVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The newest tally of every stream, as its topic has it. Not safe for several threads. */
public final class LiveBoard {

    private final Map<UUID, Live> newest = new HashMap<>();

    /** Screens never go back behind the highest version that they have seen. */
    private final Map<UUID, TallyVersion> highest = new HashMap<>();

    public void take(Live live) {
        newest.put(live.stream(), live);
        highest.merge(live.stream(), live.version(), (known, other) -> other.compareTo(known) > 0 ? other : known);
    }

    /** As the log forgets it. */
    public void forget(UUID stream) {
        newest.remove(stream);
        highest.remove(stream);
    }

    @Nullable
    Live of(UUID stream) {
        return newest.get(stream);
    }

    Collection<Live> all() {
        return newest.values();
    }

    /** Whether screens may hold something newer than the newest record: it is being counted anew. */
    boolean isCountedAnew(Live live) {
        return live.version().compareTo(highest.getOrDefault(live.stream(), live.version())) < 0;
    }

    /** Whether there is a tally to compare for each, that has counted at least what the database had. */
    public boolean hasReached(List<Stored> streams) {
        return streams.stream().allMatch(this::hasReached);
    }

    boolean hasReached(Stored stored) {
        Live live = newest.get(stored.stream());
        return live != null
                && live.through().epoch() >= stored.position().epoch()
                && live.through().seq() >= stored.position().seq()
                && !live.hasHole()
                && !isCountedAnew(live);
    }
}
