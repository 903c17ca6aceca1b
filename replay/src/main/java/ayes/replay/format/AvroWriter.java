package ayes.replay.format;

import ayes.replay.Line;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** Avro's object container file. */
final class AvroWriter implements EventWriter {

    private static final int BLOCK_BYTES = 64 * 1024;

    private final DataFileWriter<GenericRecord> file =
            new DataFileWriter<>(new GenericDatumWriter<>(EventTable.SCHEMA));

    AvroWriter(OutputStream out) throws IOException {
        file.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
        file.setSyncInterval(BLOCK_BYTES);
        file.create(EventTable.SCHEMA, out);
    }

    @Override
    public void write(Line line) throws IOException {
        file.append(EventTable.record(line));
    }

    /** Blocks go out when they are full. */
    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        file.close();
    }
}
