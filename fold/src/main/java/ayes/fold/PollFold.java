package ayes.fold;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.PollDefinition;
import ayes.event.PollEvent;
import ayes.event.PollEvent.CountsTaken;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollHidden;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.PollRevealed;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollId;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.Tally;
import ayes.event.Visibility;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A poll's events to its {@link Tally}. */
public final class PollFold implements Fold<Tally> {

    private PollFold() {}

    /** The tally of a poll, event by event. */
    public static DenseFold<Tally> dense() {
        return new DenseFold<>(new PollFold());
    }

    static DenseFold<Tally> dense(int mayWait) {
        return new DenseFold<>(new PollFold(), mayWait);
    }

    @Override
    public @Nullable Tally begin(Recorded event, long epoch) {
        PollDefinition definition = switch (event.event()) {
            case PollCreated created -> created.definition();
            case CountsTaken taken -> taken.definition();
            default -> null;
        };
        if (definition == null) {
            return null;
        }
        return new Tally(
                new PollId(event.stream()),
                event.session(),
                event.tenant(),
                epoch,
                0,
                0,
                0,
                definition,
                PollStatus.DRAFT,
                Visibility.HIDDEN,
                1,
                0,
                noVotes(definition),
                0,
                0);
    }

    @Override
    public Tally anew(Tally tally, long epoch) {
        var draft = new TallyDraft(tally);
        draft.epoch = epoch;
        draft.through = 0;
        draft.status = PollStatus.DRAFT;
        draft.visibility = Visibility.HIDDEN;
        draft.round = 1;
        draft.openedAt = 0;
        draft.counts = noVotes(tally.definition());
        draft.voters = 0;
        draft.at = 0;
        return draft.counted();
    }

    @Override
    public Tally after(Tally tally, Recorded recorded) {
        var draft = new TallyDraft(tally);
        draft.at = Fold.micros(recorded.acceptedAt());
        switch (pollEvent(recorded)) {
            case PollCreated _ -> {} // begin() has taken the definition
            case PollOpened _ -> {
                draft.status = PollStatus.OPEN;
                draft.openedAt = lastOpening(tally, recorded);
            }
            case PollClosed e -> draft.take(e.snapshot());
            case PollRevealed _ -> draft.visibility = Visibility.REVEALED;
            case PollHidden _ -> draft.visibility = Visibility.HIDDEN;
            case PollReset e -> draft.take(e.snapshot());
            case VoteCast e -> draft.move(e.previous(), e.ballot());
            case VoteRetracted e -> draft.move(e.previous(), Ballot.EMPTY);
            case CountsTaken e -> draft.take(e.snapshot());
        }
        return draft.tally();
    }

    @Override
    public boolean isAbsolute(Event event) {
        return event instanceof PollClosed || event instanceof PollReset || event instanceof CountsTaken;
    }

    /** A snapshot does not say when the poll was opened. */
    @Override
    public Tally late(Tally tally, Recorded recorded) {
        if (!(recorded.event() instanceof PollOpened)) {
            return tally;
        }
        var draft = new TallyDraft(tally);
        draft.openedAt = lastOpening(tally, recorded);
        return draft.tally();
    }

    @Override
    public Position through(Tally tally) {
        return new Position(tally.epoch(), tally.through());
    }

    @Override
    public long at(Tally tally) {
        return tally.at();
    }

    @Override
    public Tally counted(Tally tally, long through) {
        var draft = new TallyDraft(tally);
        draft.through = through;
        return draft.counted();
    }

    /** A vote that changes one which is still missing would take from an option what was never given to it. */
    @Override
    public Tally shown(Tally tally, long highest, long counted) {
        var draft = new TallyDraft(tally);
        draft.highest = highest;
        draft.counted = counted;
        draft.counts = tally.counts().stream().map(votes -> Math.max(0, votes)).toList();
        draft.voters = Math.max(0, tally.voters());
        return draft.tally();
    }

    private static long lastOpening(Tally tally, Recorded opened) {
        return Math.max(tally.openedAt(), Fold.micros(opened.acceptedAt()));
    }

    private static PollEvent pollEvent(Recorded recorded) {
        if (recorded.event() instanceof PollEvent event) {
            return event;
        }
        throw new IllegalArgumentException("not an event of a poll: " + recorded);
    }

    private static List<Long> noVotes(PollDefinition definition) {
        return Collections.nCopies(definition.options().size(), 0L);
    }
}
