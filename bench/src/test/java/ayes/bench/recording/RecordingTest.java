package ayes.bench.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static final UUID SESSION = new UUID(0, 1);
    private static final UUID POLL = new UUID(0, 2);
    private static final UUID ANN = new UUID(1, 1);
    private static final UUID BEN = new UUID(1, 2);

    private static String line(String type, UUID stream, long seq, String second, String more) {
        return "{\"type\":\"%s\",\"stream\":\"%s\",\"epoch\":1,\"seq\":%d,\"at\":\"2026-11-21T09:30:%sZ\",\"session\":\"%s\"%s}"
                .formatted(type, stream, seq, second, SESSION, more);
    }

    private static String vote(UUID who, long seq, String second, int choice) {
        return line("voteCast", POLL, seq, second, ",\"participant\":\"%s\",\"choices\":[%d]".formatted(who, choice));
    }

    private static final String START = line("sessionStarted", SESSION, 1, "00.000000", ",\"title\":\"All hands\"");
    private static final String ASK = line(
            "pollCreated",
            POLL,
            1,
            "01.000000",
            ",\"kind\":\"single\",\"question\":\"Which?\",\"options\":[\"A\",\"B\"],\"settings\":{\"changeVote\":true}");
    private static final String OPEN = line("pollOpened", POLL, 2, "02.000000", "");

    @Test
    void talliesAreWhatTheVotersMeantInTheEnd() {
        // When
        Recording recording = Recording.read(Stream.of(
                START,
                ASK,
                OPEN,
                line("pollAdded", SESSION, 2, "01.500000", ",\"poll\":\"" + POLL + "\""),
                vote(ANN, 4, "04.000000", 1),
                vote(ANN, 3, "03.000000", 0), // a late arrival
                vote(ANN, 4, "04.000000", 1), // the same again
                vote(BEN, 5, "05.000000", 0),
                line("voteRetracted", POLL, 6, "06.000000", ",\"participant\":\"" + BEN + "\"")));

        // Then
        assertThat(recording.acts()).hasSize(7);
        assertThat(recording.tallies()).containsOnly(Map.entry(POLL, List.of(0L, 1L)));
    }

    @Test
    void aResetForgetsTheVotesBeforeIt() {
        Recording recording = Recording.read(
                Stream.of(START, ASK, OPEN, vote(ANN, 3, "03.000000", 0), line("pollReset", POLL, 4, "04.000000", "")));

        assertThat(recording.tallies().get(POLL)).containsExactly(0L, 0L);
    }

    @Test
    void timesAreDividedByTheSpeed() {
        Recording recording = Recording.read(Stream.of(START, ASK));

        assertThat(recording.due(recording.acts().getLast(), 100)).isEqualTo(10_000_000);
    }

    @Test
    void saysWhatIsNoRecording() {
        assertThatThrownBy(() -> Recording.read(Stream.of(START, "no json"))).hasMessageContaining("Line 2");
        assertThatThrownBy(() -> Recording.read(Stream.of(ASK)))
                .hasMessageContaining("does not begin with the session's start");
        assertThatThrownBy(() -> Recording.read(Stream.of("{}"))).hasMessageContaining("Line 1");
    }
}
