package ayes.standalone.demo;

import ayes.standalone.CannotStart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The host's side: the session with its polls, and opening one after the other. */
final class Stage {

    private final Api api;
    private final String hostToken;
    private final List<String> polls;

    /** What the audience needs to get in and to look. */
    record Hall(String code, String joinUrl, String wallUrl) {}

    private final Hall hall;

    private Stage(Api api, String hostToken, Hall hall, List<String> polls) {
        this.api = api;
        this.hostToken = hostToken;
        this.hall = hall;
        this.polls = List.copyOf(polls);
    }

    static Stage set(Api api) throws IOException, InterruptedException {
        Api.Reply session = required(api.post("/api/v1/sessions", null, Map.of("title", Script.TITLE)));
        String token = session.text("hostToken");
        var polls = new ArrayList<String>();
        for (Script.Question question : Script.QUESTIONS) {
            var poll = Map.of(
                    "kind", "single",
                    "question", question.text(),
                    "options",
                            question.answers().stream().map(Script.Answer::text).toList());
            polls.add(required(api.post("/api/v1/sessions/" + session.text("id") + "/polls", token, poll))
                    .text("id"));
        }
        var hall = new Hall(session.text("code"), session.text("joinUrl"), session.text("wallUrl"));
        return new Stage(api, token, hall, polls);
    }

    Hall hall() {
        return hall;
    }

    String poll(int question) {
        return polls.get(question);
    }

    /** Opens the question with its results in sight. */
    void ask(int question) throws IOException, InterruptedException {
        command(question, "open");
        command(question, "reveal");
    }

    void close(int question) throws IOException, InterruptedException {
        command(question, "close");
    }

    private void command(int question, String command) throws IOException, InterruptedException {
        required(api.post("/api/v1/polls/" + poll(question) + "/" + command, hostToken, Map.of()));
    }

    private static Api.Reply required(Api.Reply reply) {
        if (!reply.isSuccess()) {
            throw new CannotStart("The demo was refused (" + reply.status() + " " + reply.text("detail")
                    + "): that is a fault of Ayes, please report it.");
        }
        return reply;
    }
}
