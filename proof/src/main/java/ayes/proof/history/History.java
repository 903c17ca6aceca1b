package ayes.proof.history;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that happened in one run. Written by many threads; read when they have ended. */
public final class History {

    private final Collection<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Collection<Frame> frames = new ConcurrentLinkedQueue<>();
    private final Collection<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Collection<Ending> endings = new ConcurrentLinkedQueue<>();

    public void add(Attempt attempt) {
        attempts.add(attempt);
    }

    public void add(Frame frame) {
        frames.add(frame);
    }

    public void add(Fault fault) {
        faults.add(fault);
    }

    public void add(Ending ending) {
        endings.add(ending);
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public List<Frame> frames() {
        return List.copyOf(frames);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public List<Ending> endings() {
        return List.copyOf(endings);
    }
}
