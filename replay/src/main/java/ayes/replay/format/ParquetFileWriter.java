package ayes.replay.format;

import ayes.replay.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** Parquet, forward only: its index is at the end, so that a file needs to be no file while it is written. */
final class ParquetFileWriter implements EventWriter {

    /** What is gathered in memory before it is written. */
    private static final long ROW_GROUP_BYTES = 8 << 20;

    private static final Map<String, String> LISTS_AS_THE_FORMAT_SAYS =
            Map.of(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, "false");

    private final ParquetWriter<GenericRecord> file;

    ParquetFileWriter(OutputStream out) throws IOException {
        file = AvroParquetWriter.<GenericRecord>builder(new Forward(out))
                .withConf(new PlainParquetConfiguration(LISTS_AS_THE_FORMAT_SAYS))
                .withDataModel(GenericData.get()) // else it asks Hadoop's configuration for one
                .withSchema(EventTable.SCHEMA)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCodecFactory(new ZstdCodec())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build();
    }

    @Override
    public void write(Line line) throws IOException {
        file.write(EventTable.record(line));
    }

    /** Row groups go out when they are full. */
    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        file.close();
    }

    private record Forward(OutputStream out) implements OutputFile {

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new Counted(out);
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }

    private static final class Counted extends PositionOutputStream {

        private final OutputStream out;
        private long written;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return written;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            written++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            written += length;
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
}
