package ayes.bench.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import ayes.bench.swarm.Seen.Count;
import ayes.bench.swarm.Seen.Spread;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewerTest {

    private static final long NOON = 1_790_000_000_000_000L;

    private final Ledger ledger = new Ledger();
    private final Viewer viewer = new Viewer(0, new Invitation("/", ""), ledger);

    @Test
    void countsOnlyWhatWasProducedSinceItBegan() {
        // Given
        ledger.begin(NOON);

        // When
        tally(1, NOON - 1, NOON + 5);
        tally(2, NOON, NOON + 1_000);

        // Then
        assertThat(seen().count(Count.FRAMES)).isEqualTo(1);
        assertThat(seen().spread(Spread.LATENCY).getMaxValue()).isEqualTo(1_000);
    }

    @Test
    void countsWhatWasSkipped() {
        // Given
        ledger.begin(NOON);

        // When
        tally(1, NOON, NOON);
        tally(2, NOON, NOON);
        tally(5, NOON, NOON);

        // Then
        assertThat(seen().count(Count.SKIPPED)).isEqualTo(2);
    }

    @Test
    void knowsHowThePollStandsAndWhatItHas() {
        // When
        hear("{\"t\":\"snapshot\",\"session\":{},\"polls\":[" + poll(7, "open") + "]}", NOON);
        tally(9, NOON, NOON);

        // Then
        assertThat(viewer.known().status()).isEqualTo("open");
        assertThat(viewer.known().seq()).isEqualTo(9);
        assertThat(viewer.known().have()).isEqualTo("p:1.7");

        // When
        hear(poll(10, "closed"), NOON);

        // Then
        assertThat(viewer.known().status()).isEqualTo("closed");
    }

    @Test
    void isBehindUntilItShowsTheLastVoteOfItsRoom() {
        // Given
        viewer.shown().begin();

        // When
        tally(1, NOON, NOON);

        // Then
        assertThat(viewer.isBehind(Map.of("/", 2L))).isTrue();

        // When
        tally(2, NOON, NOON);

        // Then
        assertThat(viewer.isBehind(Map.of("/", 2L))).isFalse();
    }

    @Test
    void isNotBehindWhereNobodyVotes() {
        assertThat(viewer.isBehind(Map.of("/another", 2L))).isFalse();
    }

    @Test
    void tellsWhatTheKernelHeldFromWhatIsCurrent() {
        // Given
        viewer.connectedBy(new EmbeddedChannel(), NOON);
        tally(10, NOON, NOON);
        viewer.stall();

        // When
        viewer.resume(100, 20, NOON + 1_000_000);
        tally(11, NOON, NOON + 1_000_000);
        tally(12, NOON, NOON + 1_000_000);
        tally(99, NOON + 990_000, NOON + 1_000_000);

        // Then
        assertThat(seen().count(Count.HELD)).isEqualTo(2);
        assertThat(seen().spread(Spread.BEHIND).getMaxValue()).isEqualTo(1);
        assertThat(seen().spread(Spread.AGE).getTotalCount()).isEqualTo(1);
    }

    @Test
    void isBackWithTheFirstDataThatIsNewerThanItsLoss() {
        // Given
        viewer.connectedBy(new EmbeddedChannel(), NOON);
        tally(1, NOON, NOON);
        viewer.strike(NOON + 100);
        tally(2, NOON + 200, NOON + 300); // still by the server that goes away

        // When
        viewer.connectedBy(new EmbeddedChannel(), NOON + 1_000);
        hear("{\"t\":\"snapshot\",\"session\":{},\"polls\":[" + poll(2, "open") + "]}", NOON + 1_100);
        tally(3, NOON + 1_200, NOON + 1_300);

        // Then
        assertThat(seen().spread(Spread.BACK).getMaxValue()).isEqualTo(1_200);
        assertThat(seen().spread(Spread.WITHOUT).getMaxValue()).isEqualTo(1_000);
    }

    private void tally(long seq, long at, long now) {
        hear(
                "{\"t\":\"tally\",\"poll\":\"p\",\"epoch\":1,\"seq\":" + seq + ",\"through\":" + seq + ",\"at\":" + at
                        + "}",
                now);
    }

    private static String poll(long seq, String status) {
        return "{\"t\":\"poll\",\"poll\":\"p\",\"status\":\"" + status + "\",\"epoch\":1,\"seq\":" + seq + ",\"at\":1}";
    }

    private void hear(String frame, long now) {
        byte[] text = frame.getBytes(StandardCharsets.US_ASCII);
        viewer.hear(text, text.length, now);
    }

    private Seen seen() {
        return ledger.seen(1);
    }
}
