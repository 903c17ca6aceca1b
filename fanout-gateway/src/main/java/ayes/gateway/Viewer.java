package ayes.gateway;

import java.time.Instant;
import java.util.Set;

/** Someone in a room, whatever carries the frames to them. Called from several threads. */
public interface Viewer {

    Audience audience();

    /** The room's screen says something new under these names. Must not block. */
    void changed(Set<FrameKey> frames);

    /** Called once a second: to show signs of life, and to end what should end. */
    void tend(Instant now);

    /** Says where else to go on, and closes. */
    void goAway(Frame farewell);
}
