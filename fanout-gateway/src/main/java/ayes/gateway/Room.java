package ayes.gateway;

import ayes.screen.Scoreboard;
import ayes.screen.Screen;
import ayes.screen.ViewerClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * One session with an audience here. The screen is set before those who watch it hear of it, and viewers are counted before
 * they look at it: so nothing falls between a snapshot and what follows it.
 */
public final class Room {

    private final Map<ViewerClass, Integer> heads = new EnumMap<>(ViewerClass.class);
    private final List<Runnable> watching = new CopyOnWriteArrayList<>();
    private volatile Screen screen;

    Room(Scoreboard board) {
        this.screen = new Screen(board);
    }

    /** The newest there is. */
    public Screen screen() {
        return screen;
    }

    /** @param changed called by several threads whenever there is a new screen; must not block */
    public void watch(Runnable changed) {
        watching.add(changed);
    }

    public void unwatch(Runnable changed) {
        watching.remove(changed);
    }

    synchronized void change(UnaryOperator<Scoreboard> change) {
        Scoreboard before = screen.board();
        Scoreboard after = change.apply(before);
        if (!before.equals(after)) {
            screen = screen.with(after, heads.keySet());
            watching.forEach(Runnable::run);
        }
    }

    synchronized void enter(ViewerClass viewer) {
        heads.merge(viewer, 1, Integer::sum);
    }

    synchronized void leave(ViewerClass viewer) {
        heads.computeIfPresent(viewer, (_, heads) -> heads == 1 ? null : heads - 1);
    }

    synchronized int size() {
        return heads.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized int participants() {
        return heads.getOrDefault(ViewerClass.PARTICIPANT, 0);
    }
}
