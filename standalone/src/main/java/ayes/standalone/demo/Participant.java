package ayes.standalone.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** One of the crowd: enters, looks what is asked, votes, thinks again, until the show is over. */
final class Participant {

    private static final int CONFLICT = 409;

    private final Api api;
    private final Stage stage;
    private final Show show;
    private final RandomGenerator random;

    Participant(Api api, Stage stage, Show show, RandomGenerator random) {
        this.api = api;
        this.stage = stage;
        this.show = show;
        this.random = random;
    }

    void attend() throws IOException, InterruptedException {
        rest(Pace.untilArrival(random));
        Api.Reply joined =
                api.post("/api/v1/join", null, Map.of("code", stage.hall().code()));
        if (!joined.isSuccess()) {
            show.turnedAway();
            return;
        }
        show.joined();
        String token = joined.text("token");
        try (Screen _ = api.watch(joined.text("sessionId"), token)) {
            while (!show.isOver()) {
                answer(show.question(), token);
            }
        }
    }

    /** Returns when another question is asked. */
    private void answer(int question, String token) throws IOException, InterruptedException {
        int standing = -1;
        rest(Pace.untilVote(random));
        while (show.question() == question && !show.isOver()) {
            int choice = Mood.choose(
                    Mood.at(show.sinceAsked(), Script.QUESTIONS.get(question).answers()), random);
            if (choice != standing) {
                vote(question, choice, token);
                standing = choice;
            }
            rest(Pace.untilSecondThoughts(random));
        }
    }

    private void vote(int question, int choice, String token) throws IOException, InterruptedException {
        String path = "/api/v1/polls/" + stage.poll(question) + "/vote";
        Api.Reply reply =
                api.call("PUT", path, token, UUID.randomUUID().toString(), Map.of("choices", List.of(choice)));
        if (reply.isSuccess()) {
            show.voted();
        } else if (reply.status() != CONFLICT) { // a conflict only means that the poll has closed meanwhile
            show.refused();
        }
    }

    /** Looks up at least once a second: a new question wakes everybody. */
    private void rest(Duration wanted) throws InterruptedException {
        int question = show.question();
        long until = System.nanoTime() + wanted.toNanos();
        long left = wanted.toMillis();
        while (left > 0 && show.question() == question && !show.isOver()) {
            TimeUnit.MILLISECONDS.sleep(Math.min(left, 1_000));
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
    }
}
