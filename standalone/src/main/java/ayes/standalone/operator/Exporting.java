package ayes.standalone.operator;

import ayes.access.Refused;
import ayes.event.SessionId;
import ayes.replay.Line;
import ayes.replay.ReplaySettings;
import ayes.replay.format.ExportFile;
import ayes.replay.kafka.Exports;
import ayes.replay.kafka.LogConsumers;
import ayes.replay.kafka.ReplayMetrics;
import ayes.standalone.DataDirectory;
import ayes.standalone.Logs;
import ayes.standalone.operator.OperatorCommand.Replay;
import ayes.standalone.operator.OperatorCommand.Where;
import ayes.topic.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code ./ayes replay}: a session's history from the log into a file. The file has its name when it is whole; until then it ends
 * in {@code .part}.
 */
final class Exporting {

    private static final Duration KAFKA_ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final Duration NEVER_STALLED = Duration.ofDays(1);

    private final PrintStream out;
    private final PrintStream err;

    Exporting(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(Replay command) throws Exception {
        return switch (command.where()) {
            case Where.Directory(var data) -> ofDirectory(command, DataDirectory.look(data));
            case Where.Separate separate -> {
                Logs.nowhere();
                yield export(command, Addresses.kafka(separate));
            }
        };
    }

    private int ofDirectory(Replay command, DataDirectory.Seen seen) throws Exception {
        if (seen.inUse()) {
            Logs.nowhere();
            return export(
                    command,
                    Addresses.local(seen.postgresPort(), seen.kafkaPort(), seen.secrets())
                            .kafka());
        }
        try (Woken woken = Woken.up(seen.root(), err)) {
            DataDirectory data = woken.data();
            return export(
                    command,
                    Addresses.local(data.postgresPort(), data.kafkaPort(), data.secrets())
                            .kafka());
        }
    }

    private int export(Replay command, Map<String, Object> kafka) throws IOException {
        Path file = command.out();
        try {
            if (file == null) {
                write(command, kafka, unclosed(out));
            } else {
                writeFile(command, kafka, file);
            }
            return Operator.FINE;
        } catch (Refused refused) {
            return Operator.say(why(refused, command.session()), err, Operator.NOT_DONE);
        }
    }

    private void writeFile(Replay command, Map<String, Object> kafka, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            write(command, kafka, Files.newOutputStream(part));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(Replay command, Map<String, Object> kafka, OutputStream to) throws IOException {
        var consumers = new LogConsumers(kafka);
        var settings = new ReplaySettings(1, KAFKA_ANSWERS_WITHIN, NEVER_STALLED);
        var bar = new ExportBar(err, end(consumers, command.session()));
        try (var exports = new Exports(consumers, settings, new ReplayMetrics(new SimpleMeterRegistry()));
                var file = ExportFile.begin(command.format(), new BufferedOutputStream(to))) {
            exports.of(command.session(), command.part(), _ -> true)
                    .doOnNext(batch -> write(file, batch, bar))
                    .blockLast();
        }
        bar.finish(command.out());
    }

    private static void write(ExportFile file, List<Line> batch, ExportBar bar) {
        try {
            file.write(batch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write", e);
        }
        bar.written(batch);
    }

    private static long end(LogConsumers consumers, SessionId session) {
        var partition = new TopicPartition(Topics.EVENTS.name(), Exports.partition(session));
        try (var consumer = consumers.get()) {
            return Objects.requireNonNull(consumer.endOffsets(List.of(partition), KAFKA_ANSWERS_WITHIN)
                    .get(partition));
        }
    }

    /** The terminal is not ours to close. */
    private static OutputStream unclosed(PrintStream terminal) {
        return new FilterOutputStream(terminal) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private static String why(Refused refused, SessionId session) {
        return switch (refused.problem().type()) {
            case "not-found" -> "The log knows no session " + session + ".";
            case "overloaded" -> "Kafka is not to be reached, or said nothing for too long: try again.";
            default -> refused.problem().detail();
        };
    }
}
