package ayes.proof.nemesis;

import ayes.topic.Topics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a power cut does to a broker that had acknowledged and not yet written to disk: the end of a partition is gone. */
final class LogTail {

    private static final int LONGEST_BYTES = 4_000;

    private LogTail() {}

    /**
     * Cuts the segments of every partition, if there is anything in them.
     *
     * @return what was cut
     */
    static String cut(Path kafka, Random random) throws IOException {
        List<Path> segments = new ArrayList<>();
        for (Path partition : list(kafka, Topics.EVENTS.name() + "-*")) {
            segments.addAll(list(partition, "*.log"));
        }
        long bytes = 0;
        for (Path segment : segments) {
            bytes += cutOne(segment, random);
        }
        return bytes + " bytes of " + Topics.EVENTS.name();
    }

    private static List<Path> list(Path directory, String names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, names)) {
            entries.forEach(found::add);
        }
        Collections.sort(found); // so that the same seed cuts the same ones
        return found;
    }

    private static long cutOne(Path segment, Random random) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            long lost = Math.min(file.size(), random.nextInt(LONGEST_BYTES));
            file.truncate(file.size() - lost);
            return lost;
        }
    }
}
