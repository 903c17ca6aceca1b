package ayes.gateway;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings one viewer into a room while the room's place is locked. */
final class Entrance<V extends Viewer> {

    private final Function<Room, V> make;
    private @Nullable V newcomer;

    Entrance(Function<Room, V> make) {
        this.make = make;
    }

    Room into(Room room) {
        V viewer = make.apply(room);
        room.add(viewer);
        newcomer = viewer;
        return room;
    }

    V newcomer() {
        return Objects.requireNonNull(newcomer);
    }
}
