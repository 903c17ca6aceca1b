package ayes.replay.format;

import ayes.replay.Line;
import java.io.Closeable;
import java.io.IOException;

/** Writes events into one file. Closing writes the file's end; without it the file is broken. Not thread-safe. */
interface EventWriter extends Closeable {

    void write(Line line) throws IOException;

    /** Lets go of what can be told already. Formats that gather rows before they write them keep them. */
    void flush() throws IOException;
}
