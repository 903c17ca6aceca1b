package ayes.gateway.fanout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Some seats of a row in a circle, so that nobody is always last. */
final class Seats {

    private final List<Seat> seats = new ArrayList<>();
    private int next;

    int size() {
        return seats.size();
    }

    void add(Seat seat) {
        seat.inRow = seats.size();
        seats.add(seat);
    }

    /**
     * Takes it out.
     *
     * @param moved is told of the seat that takes its place and may by that be passed over
     */
    void remove(Seat seat, Consumer<Seat> moved) {
        Seat last = seats.removeLast();
        if (last.inRow != seat.inRow) {
            last.inRow = seat.inRow;
            seats.set(seat.inRow, last);
            moved.accept(last);
        }
    }

    /** Whoever is next in the circle. Not if there is nobody. */
    Seat next() {
        if (next >= seats.size()) {
            next = 0;
        }
        return seats.get(next++);
    }
}
