package ayes.ingest.room;

import ayes.event.PollKind;
import ayes.event.PollSettings;
import java.util.List;

/** A poll as a host asks for it, checked. */
public record NewPoll(PollKind kind, String question, List<String> options, PollSettings settings) {
    public NewPoll {
        options = List.copyOf(options);
    }
}
