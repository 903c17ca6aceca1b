package ayes.replay.format;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollDefinition;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import ayes.replay.Cursor;
import ayes.replay.EventNames;
import ayes.replay.Line;
import ayes.replay.Story;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small session with everything in it that a reader could take for something else. */
class FormatsTest {

    private static final ParticipantId ANN = new ParticipantId(new UUID(1, 1));
    private static final ParticipantId BEN = new ParticipantId(new UUID(1, 2));
    private static final String QUESTION = "=cmd|'/c calc'!A1, \"really\"?\nYes, Ä";

    @TempDir
    Path directory;

    private final List<Line> lines = new ArrayList<>();

    FormatsTest() {
        lines.add(new Line(Story.started(), new Cursor(3, 0), true));
        tell(new PollCreated(
                new PollDefinition(0, PollKind.SINGLE, QUESTION, List.of("+1", "No; thanks"), PollSettings.DEFAULT)));
        tell(new PollOpened());
        tell(new VoteCast(ANN, Ballot.of(1), Ballot.EMPTY, 1));
        tell(new VoteCast(BEN, Ballot.of(0), Ballot.EMPTY, 1));
        tell(new VoteCast(ANN, Ballot.of(0), Ballot.of(1), 2));
        tell(new VoteRetracted(BEN, Ballot.of(0), 2));
        tell(new PollClosed(new Snapshot(List.of(1L, 0L), 1, 1, PollStatus.CLOSED, Visibility.HIDDEN)));
    }

    @ParameterizedTest
    @EnumSource(names = {"NDJSON", "CSV", "PARQUET"})
    void duckdbReadsEveryEventWithItsFields(ExportFormat format) throws Exception {
        Path file = write(format);

        try (var duck = new Duck()) {
            String table = Duck.table(format, file);
            assertThat(duck.ask("SELECT type, seq FROM " + table))
                    .containsExactly(
                            "sessionStarted|1",
                            "pollCreated|1",
                            "pollOpened|2",
                            "voteCast|3",
                            "voteCast|4",
                            "voteCast|5",
                            "voteRetracted|6",
                            "pollClosed|7");
            assertThat(duck.ask("SELECT participant, choices, previous, revision FROM " + table + " WHERE seq = 5"))
                    .containsExactly(ANN + "|[0]|[1]|2");
            assertThat(duck.ask("SELECT counts, voters, status FROM " + table + " WHERE type = 'pollClosed'"))
                    .first()
                    .asString()
                    .matches("\\[1, ?0]\\|1\\|closed");
            assertThat(duck.ask("SELECT code, title FROM " + table + " WHERE type = 'sessionStarted'"))
                    .containsExactly("K7M2QX|All hands");
        }
    }

    @Test
    void parquetHasTypes() throws Exception {
        Path file = write(ExportFormat.PARQUET);

        try (var duck = new Duck()) {
            assertThat(duck.ask(
                            "SELECT typeof(\"at\"), typeof(seq), typeof(choices), typeof(options), typeof(changeVote)"
                                    + " FROM read_parquet('" + file + "') LIMIT 1"))
                    .containsExactly("TIMESTAMP WITH TIME ZONE|BIGINT|INTEGER[]|VARCHAR[]|BOOLEAN");
            assertThat(duck.ask("SELECT question, options FROM read_parquet('" + file
                            + "') WHERE seq = 1 AND poll IS NOT NULL"))
                    .containsExactly(QUESTION + "|[+1, No; thanks]");
        }
    }

    @Test
    void noCellOfACsvBeginsAFormula() throws Exception {
        Path file = write(ExportFormat.CSV);

        try (var duck = new Duck()) {
            assertThat(duck.ask("SELECT question FROM " + Duck.table(ExportFormat.CSV, file)
                            + " WHERE type = 'pollCreated'"))
                    .containsExactly("'" + QUESTION);
        }
        assertThat(Files.readString(file))
                .startsWith("type,stream,epoch,seq,at,session,cursor,")
                .contains("\r\n");
    }

    @Test
    void anAvroFileHasItsSchemaInIt() throws IOException {
        Path file = write(ExportFormat.AVRO);

        try (var reader = new DataFileReader<GenericRecord>(file.toFile(), new GenericDatumReader<>())) {
            assertThat(reader.getSchema().getFullName()).isEqualTo("ayes.export.ExportedEvent");
            var types = new ArrayList<String>();
            reader.forEach(event -> types.add(event.get("type").toString()));
            assertThat(types).hasSize(8).last().isEqualTo("pollClosed");
        }
    }

    @Test
    void aWorkbookTellsVotesInWordsAndWherePollsStand() throws Exception {
        var sheets = Sheets.of(write(ExportFormat.XLSX));

        assertThat(sheets.names()).containsExactly("Votes", "What else happened", "Tallies");
        assertThat(sheets.get("Votes")).hasSize(5);
        assertThat(sheets.get("Votes").get(3)).contains(QUESTION, ANN.toString(), "+1", "No; thanks");
        assertThat(sheets.get("What else happened"))
                .extracting(row -> row.get(1))
                .containsExactly("What", "sessionStarted", "pollCreated", "pollOpened", "pollClosed");
        assertThat(sheets.get("Tallies").get(1)).startsWith(QUESTION, "+1", "1", "1");
        assertThat(sheets.get("Tallies").get(2)).startsWith(QUESTION, "No; thanks", "0", "1");
    }

    @Test
    void aWorkbookOfAPartSaysWherePollsStandAllTheSame() throws Exception {
        lines.replaceAll(line -> new Line(
                line.recorded(),
                line.cursor(),
                EventNames.of(line.recorded().event()).equals("voteRetracted")));

        var sheets = Sheets.of(write(ExportFormat.XLSX));

        assertThat(sheets.get("Votes")).hasSize(2);
        assertThat(sheets.get("What else happened")).hasSize(1);
        assertThat(sheets.get("Tallies").get(1)).startsWith(QUESTION, "+1", "1", "1");
    }

    @Test
    void rowsGoOnOnAnotherSheet() throws Exception {
        Path file = directory.resolve("rows.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new org.dhatim.fastexcel.Workbook(out, "Ayes", null);
                var rows = new Rows(2, workbook, "Votes", "number")) {
            for (int number = 0; number < 5; number++) {
                rows.add(number);
            }
        }

        var sheets = Sheets.of(file);
        assertThat(sheets.names()).containsExactly("Votes", "Votes 2", "Votes 3");
        assertThat(sheets.get("Votes")).containsExactly(List.of("number"), List.of("0"), List.of("1"));
        assertThat(sheets.get("Votes 3")).containsExactly(List.of("number"), List.of("4"));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsAFileToo(ExportFormat format) throws Exception {
        lines.clear();

        Path file = write(format);

        if (format == ExportFormat.PARQUET) {
            try (var duck = new Duck()) {
                assertThat(duck.ask("SELECT count(*) FROM " + Duck.table(format, file)))
                        .containsExactly("0");
            }
        } else if (format == ExportFormat.XLSX) {
            assertThat(Sheets.of(file).get("Votes")).hasSize(1);
        } else {
            assertThat(file).exists();
        }
    }

    private void tell(Event event) {
        int seq = lines.size();
        lines.add(new Line(Story.recorded(Story.POLL, 1, seq, event), new Cursor(3, seq), true));
    }

    private Path write(ExportFormat format) throws IOException {
        Path file = directory.resolve("events." + format.wireName());
        // Closing the file has to close what is around it: whatever waits in a buffer is lost otherwise.
        try (var export = ExportFile.begin(format, new BufferedOutputStream(Files.newOutputStream(file)))) {
            export.write(lines);
        }
        return file;
    }
}
