package ayes.standalone;

import java.nio.file.Path;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationListener;

/** A step that cannot go on ends all: on one machine everything restarts as one, and nothing is lost by it. */
final class LeavesWhenBroken implements ApplicationListener<AvailabilityChangeEvent<LivenessState>> {

    private static final int BROKEN = 1;

    private final Path logs;

    LeavesWhenBroken(Path logs) {
        this.logs = logs;
    }

    @Override
    public void onApplicationEvent(AvailabilityChangeEvent<LivenessState> event) {
        if (event.getState() == LivenessState.BROKEN) {
            System.err.println("A step has broken down: " + logs.resolve("ayes.log") + " says why. Start Ayes again.");
            // Not on the thread that broke: the stop waits for that one.
            Thread.ofPlatform().name("ayes-leave").start(() -> System.exit(BROKEN));
        }
    }
}
