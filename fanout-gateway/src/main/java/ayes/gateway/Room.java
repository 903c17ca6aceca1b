package ayes.gateway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * One session with an audience here. The screen is set before viewers hear of it, and viewers are added before they look at
 * it: so nothing falls between a snapshot and what follows it.
 */
public final class Room {

    private final Map<ViewerClass, Set<Viewer>> viewers = new EnumMap<>(ViewerClass.class);
    private volatile Screen screen;

    Room(Scoreboard board) {
        this.screen = new Screen(board);
        for (ViewerClass each : ViewerClass.values()) {
            viewers.put(each, ConcurrentHashMap.newKeySet());
        }
    }

    /** The newest there is. */
    public Screen screen() {
        return screen;
    }

    /** Changes the scoreboard, and tells the viewers to whom that is news. */
    synchronized void change(UnaryOperator<Scoreboard> change) {
        Scoreboard before = screen.board();
        Scoreboard after = change.apply(before);
        if (before.equals(after)) {
            return;
        }
        screen = new Screen(after);
        viewers.forEach((kind, audience) -> {
            Set<FrameKey> news = audience.isEmpty() ? Set.of() : Changes.between(before, after, kind);
            if (!news.isEmpty()) {
                audience.forEach(viewer -> viewer.changed(news));
            }
        });
    }

    void add(Viewer viewer) {
        of(viewer).add(viewer);
    }

    void remove(Viewer viewer) {
        of(viewer).remove(viewer);
    }

    int size() {
        return viewers.values().stream().mapToInt(Collection::size).sum();
    }

    int participants() {
        return viewers.getOrDefault(ViewerClass.PARTICIPANT, Set.of()).size();
    }

    List<Viewer> viewers() {
        var everyone = new ArrayList<Viewer>();
        viewers.values().forEach(everyone::addAll);
        return everyone;
    }

    @SuppressWarnings("NullAway") // every class has its set from the start
    private Set<Viewer> of(Viewer viewer) {
        return viewers.get(viewer.audience().viewer());
    }
}
