package ayes.replay.format;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Recorded;
import ayes.event.Tally;
import ayes.fold.DenseFold;
import ayes.fold.PollFold;
import ayes.replay.History;
import ayes.replay.Line;
import ayes.replay.Part;
import ayes.replay.Range;
import ayes.replay.Selection;
import ayes.replay.past.MillionVotes;
import ayes.wire.StateOf;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A large session, written in one pass and read back by others: what they count is what the fold counts. {@link #main} does the
 * same by hand, with millions.
 */
class BigExportTest {

    private static final int POLLS = 10;
    private static final int PEOPLE = 1_000;
    private static final long SEED = 20261126;

    /** From the events alone: what stands at the end, by poll and option. */
    private static final String STANDING = """
            WITH last AS (
                SELECT stream, participant, arg_max(CASE type WHEN 'voteCast' THEN (%s)::VARCHAR ELSE 'none' END, seq) AS choice
                FROM %s WHERE type IN ('voteCast', 'voteRetracted') GROUP BY stream, participant)
            SELECT stream, choice, count(*) FROM last WHERE choice <> 'none' GROUP BY ALL ORDER BY ALL""";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void isCountedByOthersAsByUs(ExportFormat format) throws Exception {
        Path file = directory.resolve("million." + format.wireName());

        Written written = write(format, file, POLLS, PEOPLE);

        assertThat(counted(format, file)).containsExactlyInAnyOrderElementsOf(written.standing());
    }

    /** @param standing poll, option and votes of each option that has any, by our fold */
    private record Written(long events, TreeSet<String> standing) {}

    /** Through the same rule that a real export goes through: repeats are left out. */
    private static Written write(ExportFormat format, Path file, int polls, int people) throws IOException {
        var history = new History(0, new Part(Range.ALL, Selection.ALL, format.needsEverything()));
        DenseFold<Tally> fold = PollFold.dense();
        var states = new HashMap<UUID, StateOf<Tally>>();
        long[] events = {0};
        try (var export = ExportFile.begin(format, new BufferedOutputStream(Files.newOutputStream(file)))) {
            MillionVotes.tell(polls, people, SEED, event -> {
                long offset = events[0]++;
                history.line(offset, event).ifPresent(line -> write(export, line));
                if (offset % 100 == 0 && history.line(offset, event).isPresent()) {
                    throw new AssertionError("a repeat was told");
                }
                count(fold, states, event);
            });
        }
        var standing = new TreeSet<String>();
        states.forEach((poll, state) -> {
            List<Long> counts = Objects.requireNonNull(fold.shown(state)).counts();
            for (int option = 0; option < counts.size(); option++) {
                standing.add(poll + "|" + option + "|" + counts.get(option));
            }
        });
        return new Written(events[0], standing);
    }

    private static void count(DenseFold<Tally> fold, Map<UUID, StateOf<Tally>> states, Recorded event) {
        if (!event.stream().equals(event.session().value())) {
            states.compute(event.stream(), (_, state) -> fold.take(state, event).state());
        }
    }

    private static void write(ExportFile export, Line line) {
        try {
            export.write(List.of(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> counted(ExportFormat format, Path file) throws Exception {
        return switch (format) {
            case CSV ->
                ask(STANDING.formatted("(choices::JSON)->>0", Duck.table(format, file))
                        .replace(", seq)", ", seq::BIGINT)"));
            case NDJSON, PARQUET -> ask(STANDING.formatted("choices[1]", Duck.table(format, file)));
            case AVRO -> ofAvro(file);
            case XLSX -> ofWorkbook(file);
        };
    }

    private static List<String> ask(String sql) throws Exception {
        try (var duck = new Duck()) {
            return duck.ask(sql);
        }
    }

    private static List<String> ofAvro(Path file) throws IOException {
        var last = new HashMap<String, Integer>();
        try (var reader = new DataFileReader<GenericRecord>(file.toFile(), new GenericDatumReader<>())) {
            for (GenericRecord event : reader) {
                String who = event.get("poll") + "|" + event.get("participant");
                switch (event.get("type").toString()) {
                    case "voteCast" -> last.put(who, (Integer) ((List<?>) event.get("choices")).getFirst());
                    case "voteRetracted" -> last.remove(who);
                    default -> {}
                }
            }
        }
        var counts = new HashMap<String, Integer>();
        last.forEach((who, choice) -> counts.merge(who.substring(0, who.indexOf('|')) + "|" + choice, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "|" + count.getValue())
                .toList();
    }

    private static List<String> ofWorkbook(Path file) throws Exception {
        List<String> options = List.of("A", "B", "C", "D");
        return Sheets.of(file).get("Tallies").stream()
                .filter(row -> row.size() == 8 && options.contains(row.get(1)))
                .map(row -> row.get(7) + "|" + options.indexOf(row.get(1)) + "|" + row.get(2))
                .toList();
    }

    /**
     * Writes a session of that size in every format, or in one, and tells what it took. Run it with {@code -Xmx256m}.
     *
     * @param words a directory; polls; people; a format, or none for all
     */
    public static void main(String[] words) throws Exception {
        List<ExportFormat> formats =
                words.length > 3 ? List.of(ExportFormat.of(words[3]).orElseThrow()) : List.of(ExportFormat.values());
        for (ExportFormat format : formats) {
            Path file = Path.of(words[0], "big." + format.wireName());
            long begin = System.nanoTime();
            Written written = write(format, file, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            double seconds = (System.nanoTime() - begin) / 1e9;
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getPeakUsage)
                    .mapToLong(usage -> usage.getUsed())
                    .sum();
            System.out.printf(
                    "%s: %,d events in %.1f s (%,.0f/s), %,d bytes, at most %,d MB of heap in use%n",
                    format, written.events(), seconds, written.events() / seconds, Files.size(file), peak >> 20);
            System.out.println("  " + readBack(format, file, written));
        }
    }

    private static String readBack(ExportFormat format, Path file, Written written) throws Exception {
        if (format == ExportFormat.XLSX) {
            return "not read back: our reader of workbooks would hold all of it in memory";
        }
        boolean agrees = new TreeSet<>(counted(format, file)).equals(written.standing());
        return agrees ? "read back by others: the same counts" : "READ BACK BY OTHERS: OTHER COUNTS";
    }
}
