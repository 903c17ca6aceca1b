package ayes.replay.format;

import ayes.replay.EventLine;
import ayes.replay.Line;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
final class NdjsonWriter implements EventWriter {

    private static final JsonMapper JSON = new JsonMapper();

    private final OutputStream out;

    NdjsonWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(Line line) throws IOException {
        out.write(JSON.writeValueAsBytes(EventLine.of(line)));
        out.write('\n');
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
