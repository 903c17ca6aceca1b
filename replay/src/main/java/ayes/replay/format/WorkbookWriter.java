package ayes.replay.format;

import ayes.event.PollDefinition;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.Recorded;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.replay.EventNames;
import ayes.replay.Line;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A workbook for people: every vote in words, what else happened, and where each poll stands at the end of the range. One sheet is
 * written after the other, because a workbook is a zip file; so what is not a vote waits, and who joined is told as a number only.
 */
final class WorkbookWriter implements EventWriter {

    private static final String[] VOTES = {
        "Accepted (UTC)",
        "Question",
        "Participant",
        "Choice",
        "Instead of",
        "Revision",
        "Poll",
        "Epoch",
        "Seq",
        "Cursor"
    };
    private static final String[] OTHERS = {"Accepted (UTC)", "What", "Details", "Stream", "Epoch", "Seq", "Cursor"};
    private static final String[] TALLIES = {
        "Question", "Option", "Votes", "Voters", "Round", "Status", "Counted through", "Poll"
    };

    private static final JsonMapper JSON = new JsonMapper();

    private final OutputStream out;
    private final Workbook workbook;
    private final Rows votes;
    private final Standings standings = new Standings();
    private final List<Line> others = new ArrayList<>();

    WorkbookWriter(OutputStream out) {
        this.out = out;
        workbook = new Workbook(out, "Ayes", null);
        votes = new Rows(workbook, "Votes", VOTES);
    }

    @Override
    public void write(Line line) throws IOException {
        standings.take(line.recorded());
        if (!line.asked()) {
            return;
        }
        switch (line.recorded().event()) {
            case VoteCast cast ->
                vote(
                        line,
                        cast.participant().toString(),
                        cast.ballot().choices(),
                        cast.previous().choices(),
                        cast.revision());
            case VoteRetracted gone ->
                vote(
                        line,
                        gone.participant().toString(),
                        List.of(),
                        gone.previous().choices(),
                        gone.revision());
            case ParticipantJoined _ -> {
                // Counted in the standings.
            }
            default -> others.add(line);
        }
    }

    private void vote(Line line, String participant, List<Integer> choices, List<Integer> previous, long revision)
            throws IOException {
        Recorded recorded = line.recorded();
        PollDefinition asked = standings.definition(recorded.stream());
        votes.add(
                recorded.acceptedAt(),
                asked == null ? "" : asked.question(),
                participant,
                inWords(asked, choices),
                inWords(asked, previous),
                revision,
                recorded.stream().toString(),
                recorded.epoch(),
                recorded.seq(),
                line.cursor().toString());
    }

    private static String inWords(@Nullable PollDefinition asked, List<Integer> choices) {
        return choices.stream()
                .map(choice ->
                        asked == null ? choice.toString() : asked.options().get(choice))
                .collect(Collectors.joining("; "));
    }

    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        votes.close();
        try (var happened = new Rows(workbook, "What else happened", OTHERS)) {
            for (Line line : others) {
                other(happened, line);
            }
        }
        try (var tallies = new Rows(workbook, "Tallies", TALLIES)) {
            standings.tell(tallies);
        }
        workbook.close(); // which leaves its stream open
        out.close();
    }

    private static void other(Rows rows, Line line) throws IOException {
        Map<String, Object> details = new TreeMap<>(EventTable.row(line));
        details.keySet().removeAll(List.of("type", "stream", "epoch", "seq", "at", "session", "cursor"));
        Recorded recorded = line.recorded();
        rows.add(
                recorded.acceptedAt(),
                EventNames.of(recorded.event()),
                JSON.writeValueAsString(details),
                recorded.stream().toString(),
                recorded.epoch(),
                recorded.seq(),
                line.cursor().toString());
    }
}
