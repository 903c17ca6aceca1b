package ayes.gateway.fanout;

import ayes.screen.CloseCode;
import ayes.screen.Frame;
import org.jspecify.annotations.Nullable;

/** What differs from one kind of connection to another. */
public interface Line {

    Format format();

    /** The frame that says why the connection ends, where no close code does; null where one does. */
    @Nullable
    Frame lastWords(CloseCode code);

    /** Says why, as this kind of connection does, and ends it. Called on the connection's event loop, once. */
    void close(CloseCode code);
}
