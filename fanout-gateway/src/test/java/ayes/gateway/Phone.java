package ayes.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that takes as many frames as the test lets it. */
final class Phone implements Outlet {

    final List<String> got = new ArrayList<>();

    @Nullable
    CloseCode closed;

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean busy;
    private int takes = Integer.MAX_VALUE;

    /** From now on its thread has other things to do. */
    void isBusy() {
        busy = true;
    }

    /** Its thread comes to what has waited. */
    void isFree() {
        busy = false;
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();
    }

    /** From now on it takes so many frames and then no more. */
    void takes(int frames) {
        takes = frames;
    }

    String last() {
        return got.getLast();
    }

    @Override
    public void onItsThread(Runnable work) {
        if (busy) {
            waiting.add(work);
        } else {
            work.run();
        }
    }

    @Override
    public boolean isReady() {
        return takes > 0;
    }

    @Override
    public void send(Frame frame) {
        takes--;
        got.add(new String(frame.utf8(), StandardCharsets.UTF_8));
    }

    @Override
    public void close(CloseCode code) {
        closed = code;
    }
}
