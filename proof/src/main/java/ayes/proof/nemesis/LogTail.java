package ayes.proof.nemesis;

import ayes.topic.Topics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a power cut does to a broker that had acknowledged and not yet written to disk: the end of a partition is gone. */
final class LogTail {

    private static final int LONGEST_BYTES = 4_000;

    private LogTail() {}

    /**
     * Cuts the newest segments of some partitions, if there is anything in them.
     *
     * @return what was cut
     */
    static String cut(Path kafka, Random random) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.walk(kafka, 2)) {
            segments = files.filter(LogTail::isOfTheLog).sorted().toList();
        }
        long bytes = 0;
        for (Path segment : segments) {
            if (random.nextBoolean()) {
                bytes += cutOne(segment, random);
            }
        }
        return bytes + " bytes of " + Topics.EVENTS.name();
    }

    private static boolean isOfTheLog(Path file) {
        return file.toString().endsWith(".log")
                && file.getParent().getFileName().toString().startsWith(Topics.EVENTS.name() + "-");
    }

    private static long cutOne(Path segment, Random random) throws IOException {
        try (FileChannel file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
            long lost = Math.min(file.size(), random.nextInt(LONGEST_BYTES));
            file.truncate(file.size() - lost);
            return lost;
        }
    }
}
