package ayes.verify;

/** How many events may wait above holes, over all streams. What finds no place is read again in another pass. */
final class WaitingRoom {

    private int free;

    WaitingRoom(int places) {
        free = places;
    }

    boolean hasPlace() {
        return free > 0;
    }

    void taken() {
        free--;
    }

    void left(int events) {
        free += events;
    }
}
