package ayes.screen;

import static ayes.screen.Ballroom.CAKE;
import static ayes.screen.Ballroom.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import ayes.screen.News.Due;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NewsTest {

    private static final FrameKey COUNTS = new FrameKey.Counts(TEA);
    private static final FrameKey POLL = new FrameKey.Poll(TEA);
    private static final FrameKey OTHER = new FrameKey.Counts(CAKE);

    @Test
    void isTheNewestOfEachInTheOrderOfTheirLastChange() {
        // When
        News news = News.NONE.with(Set.of(COUNTS)).with(Set.of(OTHER)).with(Set.of(COUNTS));

        // Then
        assertThat(news.since(0)).containsExactly(new Due(OTHER, 2), new Due(COUNTS, 3));
        assertThat(news.since(2)).containsExactly(new Due(COUNTS, 3));
        assertThat(news.since(3)).isEmpty();
        assertThat(news.last()).isEqualTo(3);
    }

    @Test
    void aWiderFrameSaysWhatTheNarrowerWouldHaveSaid() {
        // When
        News news = News.NONE.with(Set.of(COUNTS)).with(Set.of(POLL));

        // Then
        assertThat(news.since(0)).containsExactly(new Due(POLL, 2));
    }

    @Test
    void countsAfterTheirPollAreDueOnlyToThoseWhoHaveThePoll() {
        // Given
        News news = News.NONE.with(Set.of(POLL)).with(Set.of(COUNTS));

        // Then
        assertThat(news.since(0)).containsExactly(new Due(POLL, 1));
        assertThat(news.since(1)).containsExactly(new Due(COUNTS, 2));
    }

    @Test
    void doesNotGrowWithTime() {
        // Given
        News news = News.NONE;

        // When
        for (int i = 0; i < 10_000; i++) {
            news = news.with(Set.of(COUNTS, OTHER));
        }

        // Then
        assertThat(news.since(0)).hasSize(2);
        assertThat(news.last()).isEqualTo(20_000);
    }

    /** Against a plain model: a set of due names for each viewer, as if each had a list of its own. */
    @Test
    void oneNumberRemembersAsMuchAsAListOfWhatIsDue() {
        List<FrameKey> all = List.of(COUNTS, POLL, OTHER, new FrameKey.Session(), new FrameKey.Presence());
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            News news = News.NONE;
            long reached = 0;
            var due = new LinkedHashSet<FrameKey>();
            for (int step = 0; step < 60; step++) {
                FrameKey changed = all.get(random.nextInt(all.size()));
                news = news.with(Set.of(changed));
                due.remove(changed);
                due.add(changed);
                if (random.nextInt(4) == 0) {
                    List<Due> told = news.since(reached);
                    int takes = random.nextInt(told.size() + 1); // a slow viewer takes some of it
                    for (Due each : told.subList(0, takes)) {
                        reached = each.number();
                        due.remove(each.frame());
                        due.removeIf(narrow -> each.frame().equals(narrow.wider()));
                    }
                }
                // Then whatever is due by the model is said by a frame that is due, or by a wider one.
                var said = news.since(reached).stream().map(Due::frame).toList();
                assertThat(due)
                        .as("seed %d", seed)
                        .allMatch(each -> said.contains(each) || (each.wider() != null && said.contains(each.wider())));
            }
        }
    }
}
