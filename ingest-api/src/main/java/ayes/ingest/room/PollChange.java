package ayes.ingest.room;

import ayes.event.PollEvent;
import ayes.event.PollStatus;
import ayes.event.Visibility;

/** What a host's command makes of a poll. */
public sealed interface PollChange {

    record Changed(PollEvent event, PollStatus status, Visibility visibility, int round) implements PollChange {}

    /** It is as asked already: nothing happened, and nothing is numbered. */
    record AsAsked() implements PollChange {}

    record SessionHasEnded() implements PollChange {}

    /** A draft cannot be closed: nobody could have voted. */
    record NeverOpened() implements PollChange {}
}
