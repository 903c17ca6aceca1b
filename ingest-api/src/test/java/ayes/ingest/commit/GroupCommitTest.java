package ayes.ingest.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class GroupCommitTest {

    /** A command: who wants what. */
    private record Wish(String author, String what) {}

    /** A transaction that was started and that the test finishes. */
    private record Started(String stream, List<Wish> batch, Sinks.One<List<String>> end) {
        void commit() {
            end.tryEmitValue(batch.stream().map(wish -> "done " + wish.what()).toList());
        }
    }

    private final List<Started> started = new ArrayList<>();

    @Test
    void whatGathersWhileATransactionIsInFlightGoesWithTheNext() {
        // Given
        var commits = commits(100, 10, 1);
        commits.submit("poll", new Wish("ana", "a")).subscribe();
        commits.submit("poll", new Wish("ben", "b")).subscribe();
        commits.submit("poll", new Wish("cem", "c")).subscribe();

        // When
        started.getFirst().commit();

        // Then
        assertThat(started).hasSize(2);
        assertThat(started.get(1).batch()).extracting(Wish::what).containsExactly("b", "c");
    }

    @Test
    void answersAfterTheCommitAndNotBefore() {
        // Given
        var commits = commits(100, 10, 1);
        var answer = commits.submit("poll", new Wish("ana", "a")).toFuture();
        assertThat(answer).isNotDone();

        // When
        started.getFirst().commit();

        // Then
        assertThat(answer).isCompletedWithValue("done a");
    }

    @Test
    void twoCommandsOfOneAuthorNeverShareABatchAndKeepTheirOrder() {
        // Given
        var commits = commits(100, 10, 1);
        commits.submit("poll", new Wish("zoe", "first")).subscribe();
        commits.submit("poll", new Wish("ana", "a1")).subscribe();
        commits.submit("poll", new Wish("ana", "a2")).subscribe();
        commits.submit("poll", new Wish("ben", "b")).subscribe();

        // When
        started.get(0).commit();
        started.get(1).commit();

        // Then
        assertThat(started.get(1).batch()).extracting(Wish::what).containsExactly("a1", "b");
        assertThat(started.get(2).batch()).extracting(Wish::what).containsExactly("a2");
    }

    @Test
    void aHotStreamDoesNotStarveTheRest() {
        // Given
        var commits = commits(100, 1, 1);
        for (int i = 0; i < 5; i++) {
            commits.submit("hot", new Wish("author" + i, "hot" + i)).subscribe();
        }
        commits.submit("quiet", new Wish("ana", "q")).subscribe();

        // When
        started.get(0).commit();

        // Then
        assertThat(started.get(1).stream()).isEqualTo("quiet");
    }

    @Test
    void oneStreamHasOneTransactionInFlight() {
        // Given
        var commits = commits(100, 1, 4);

        // When
        commits.submit("poll", new Wish("ana", "a")).subscribe();
        commits.submit("poll", new Wish("ben", "b")).subscribe();

        // Then
        assertThat(started).hasSize(1);
    }

    @Test
    void aFullQueueRefusesAtOnceAndTakesNothing() {
        // Given
        var commits = commits(1, 10, 1);
        commits.submit("poll", new Wish("ana", "a")).subscribe();

        // Then
        assertThatThrownBy(() -> commits.submit("poll", new Wish("ben", "b")).block())
                .isInstanceOf(QueueFull.class);
        assertThat(commits.depth()).isEqualTo(1);
    }

    @Test
    void oneBadRowDoesNotTakeTheOthersWithIt() {
        // Given
        var first = Sinks.<List<String>>one();
        var gathered = new ArrayList<CompletableFuture<@Nullable String>>();
        var held = new GroupCommit<String, Wish, String>(
                new GroupCommitSettings(100, 10, 1, IllegalStateException.class::isInstance),
                (stream, batch) -> batch.getFirst().what().equals("first") ? first.asMono() : allOrNothing(batch),
                Wish::author,
                Runnable::run);
        held.submit("poll", new Wish("zoe", "first")).subscribe();
        for (String what : List.of("a", "b", "bad", "c")) {
            gathered.add(held.submit("poll", new Wish(what, what)).toFuture());
        }

        // When
        first.tryEmitValue(List.of("first"));

        // Then
        assertThat(gathered.get(0)).isCompletedWithValue("a");
        assertThat(gathered.get(1)).isCompletedWithValue("b");
        assertThat(gathered.get(2)).isCompletedExceptionally();
        assertThat(gathered.get(3)).isCompletedWithValue("c");
    }

    private static Mono<List<String>> allOrNothing(List<Wish> batch) {
        return batch.stream().anyMatch(wish -> wish.what().equals("bad"))
                ? Mono.error(new IllegalStateException("constraint"))
                : Mono.just(batch.stream().map(Wish::what).toList());
    }

    @Test
    void aBrokenWorldIsNotHalved() {
        // Given
        var commits = commits(100, 10, 1);
        var answer = commits.submit("poll", new Wish("ana", "a")).toFuture();

        // When
        started.getFirst().end().tryEmitError(new CommitUnknown(new RuntimeException("connection reset")));

        // Then
        assertThat(started).hasSize(1);
        assertThatThrownBy(answer::join).hasCauseInstanceOf(CommitUnknown.class);
    }

    @Test
    void aCallerWhoHangsUpDoesNotCancelTheTransaction() {
        // Given
        var commits = commits(100, 10, 1);
        var waiting = commits.submit("poll", new Wish("ana", "a")).subscribe();

        // When
        waiting.dispose();

        // Then
        assertThat(started.getFirst().end().currentSubscriberCount()).isEqualTo(1);
    }

    @Test
    void drainingAnswersWhatWasTakenAndTakesNoMore() throws InterruptedException {
        // Given
        var commits = commits(100, 10, 1);
        var answer = commits.submit("poll", new Wish("ana", "a")).toFuture();
        assertThat(commits.drain(Duration.ZERO)).isFalse();

        // When
        started.getFirst().commit();

        // Then
        assertThat(commits.drain(Duration.ofSeconds(1))).isTrue();
        assertThat(answer).isCompletedWithValue("done a");
        assertThatThrownBy(() -> commits.submit("poll", new Wish("ben", "b")).block())
                .isInstanceOf(QueueFull.class);
    }

    @Test
    void theNextTransactionStartsBeforeTheLastOneIsAnswered() {
        // Given
        var answering = new ArrayDeque<Runnable>();
        var commits = commits(100, 10, 1, answering::add);
        var answer = commits.submit("poll", new Wish("ana", "a")).toFuture();
        commits.submit("poll", new Wish("ben", "b")).subscribe();

        // When
        started.getFirst().commit();

        // Then
        assertThat(started).hasSize(2);
        assertThat(answer).isNotDone();
        answering.remove().run();
        assertThat(answer).isCompletedWithValue("done a");
    }

    @Test
    void whatIsCommittedAndNotAnsweredYetStillCountsAsTaken() throws InterruptedException {
        // Given
        var answering = new ArrayDeque<Runnable>();
        var commits = commits(1, 10, 1, answering::add);
        commits.submit("poll", new Wish("ana", "a")).subscribe();

        // When
        started.getFirst().commit();

        // Then
        assertThat(commits.drain(Duration.ZERO)).isFalse();
        answering.remove().run();
        assertThat(commits.drain(Duration.ZERO)).isTrue();
    }

    @Test
    void aTransactionWithoutOutcomesIsAFailureAndDoesNotBlockItsStream() {
        // Given
        var commits = commits(100, 10, 1);
        var answer = commits.submit("poll", new Wish("ana", "a")).toFuture();
        commits.submit("poll", new Wish("ben", "b")).subscribe();

        // When
        started.getFirst().end().tryEmitEmpty();

        // Then
        assertThat(answer).isCompletedExceptionally();
        assertThat(started).hasSize(2);
    }

    private GroupCommit<String, Wish, String> commits(int queue, int batch, int inFlight) {
        return commits(queue, batch, inFlight, Runnable::run);
    }

    private GroupCommit<String, Wish, String> commits(int queue, int batch, int inFlight, Executor answering) {
        return new GroupCommit<>(
                new GroupCommitSettings(queue, batch, inFlight, _ -> false),
                (stream, wishes) -> {
                    var transaction = new Started(stream, wishes, Sinks.one());
                    started.add(transaction);
                    return transaction.end().asMono();
                },
                Wish::author,
                answering);
    }
}
