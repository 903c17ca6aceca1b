package ayes.ingest.room;

/** What became of a wish to join. */
public sealed interface JoinOutcome {

    record Joined(String title) implements JoinOutcome {}

    record SessionHasEnded() implements JoinOutcome {}

    record NoSuchSession() implements JoinOutcome {}
}
