package ayes.bench.swarm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A vote that was answered 200, as viewers have to know of it.
 *
 * @param path of the room, as invitations have it
 * @param seq of the event
 * @param dueMicros when it had to be sent, epoch µs
 * @param answeredMicros when the phone had the answer, epoch µs
 */
public record Shot(String path, long seq, long dueMicros, long answeredMicros) {

    /** A file, because a hundred thousand of them are no command. */
    static Path write(List<Shot> shots, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "votes", "").toAbsolutePath();
        Files.write(file, shots.stream().map(Shot::line).toList());
        return file;
    }

    static List<Shot> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Shot::of).toList();
        }
    }

    String line() {
        return path + " " + seq + " " + dueMicros + " " + answeredMicros;
    }

    static Shot of(String line) {
        String[] words = line.split(" ");
        return new Shot(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }
}
