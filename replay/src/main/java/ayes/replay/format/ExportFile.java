package ayes.replay.format;

import ayes.replay.Line;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A file that is written piece by piece, wherever its bytes go. Not thread-safe. */
public final class ExportFile implements Closeable {

    private static final int GZIP_BUFFER = 16 * 1024;

    private final EventWriter writer;

    private ExportFile(EventWriter writer) {
        this.writer = writer;
    }

    /** Begins a file. Closing it closes what it is written to. */
    public static ExportFile begin(ExportFormat format, OutputStream out) throws IOException {
        return new ExportFile(format.open(out));
    }

    /** A file that is taken away piece by piece. */
    public static Pieces inPieces(ExportFormat format, boolean gzip) throws IOException {
        return new Pieces(format, gzip);
    }

    public void write(List<Line> lines) throws IOException {
        for (Line line : lines) {
            writer.write(line);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** The bytes of a file, as they come. */
    public static final class Pieces {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final EventWriter writer;

        private Pieces(ExportFormat format, boolean gzip) throws IOException {
            // Flushing a zip stream lets the reader see all that was written so far.
            writer = format.open(gzip ? new GZIPOutputStream(bytes, GZIP_BUFFER, true) : bytes);
        }

        /** The next bytes, often none: most formats gather rows. */
        public byte[] after(List<Line> lines) throws IOException {
            for (Line line : lines) {
                writer.write(line);
            }
            writer.flush();
            return taken();
        }

        /** The last bytes. */
        public byte[] end() throws IOException {
            writer.close();
            return taken();
        }

        private byte[] taken() {
            byte[] piece = bytes.toByteArray();
            bytes.reset();
            return piece;
        }
    }
}
