package ayes.verify;

import ayes.event.Ballot;
import ayes.event.ParticipantId;
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
import ayes.event.PollStatus;
import ayes.event.Recorded;
import ayes.event.Snapshot;
import ayes.event.Visibility;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts a poll from the ballots themselves: who votes for what is remembered, not what the events say stood before. */
final class PollCount implements Count {

    private final Map<ParticipantId, Ballot> ballots = new HashMap<>();

    /** A poll has a handful of different ballots, and a million of them. */
    private final Map<Ballot, Ballot> alike = new HashMap<>();

    private List<Long> counts = List.of();
    private long voters;
    private int round = 1;
    private PollStatus status = PollStatus.DRAFT;
    private Visibility visibility = Visibility.HIDDEN;

    /** Whether every ballot of this round is known; not after a beginning in the middle. */
    private boolean whole = true;

    @Override
    public List<String> take(Recorded recorded) {
        return switch (pollEvent(recorded)) {
            case PollCreated e -> {
                counts = nothing(e.definition().options().size());
                yield List.of();
            }
            case PollOpened _ -> {
                status = PollStatus.OPEN;
                yield List.of();
            }
            case PollRevealed _ -> {
                visibility = Visibility.REVEALED;
                yield List.of();
            }
            case PollHidden _ -> {
                visibility = Visibility.HIDDEN;
                yield List.of();
            }
            case PollClosed e -> {
                status = PollStatus.CLOSED;
                yield compared(e.snapshot(), recorded);
            }
            case PollReset e -> {
                beginRound(counts.size());
                yield compared(e.snapshot(), recorded);
            }
            case CountsTaken e -> compared(e.snapshot(), recorded);
            case VoteCast e -> vote(recorded, e.participant(), e.previous(), e.ballot());
            case VoteRetracted e -> vote(recorded, e.participant(), e.previous(), Ballot.EMPTY);
        };
    }

    @Override
    public void beginWith(Recorded recorded) {
        Snapshot stated = switch (pollEvent(recorded)) {
            case PollClosed e -> e.snapshot();
            case PollReset e -> e.snapshot();
            case CountsTaken e -> e.snapshot();
            default -> throw new IllegalArgumentException("states nothing: " + recorded);
        };
        ballots.clear();
        counts = new ArrayList<>(stated.counts());
        voters = stated.voters();
        round = stated.round();
        status = stated.status();
        visibility = stated.visibility();
        whole = recorded.event() instanceof PollReset; // nobody has voted in a new round
    }

    @Override
    public Standing.OfPoll standing() {
        return new Standing.OfPoll(counts, voters, round, status, visibility);
    }

    private void beginRound(int options) {
        ballots.clear();
        counts = nothing(options);
        voters = 0;
        round++;
        visibility = Visibility.HIDDEN;
        whole = true;
    }

    private List<String> compared(Snapshot stated, Recorded event) {
        Standing.OfPoll counted = standing();
        Standing.OfPoll said = Standing.of(stated);
        return said.equals(counted)
                ? List.of()
                : List.of("%s states %s, and the events before it come to %s"
                        .formatted(Count.name(event), said.where(counted), counted.where(said)));
    }

    private List<String> vote(Recorded event, ParticipantId participant, Ballot previous, Ballot ballot) {
        Ballot stood = ballots.getOrDefault(participant, whole ? Ballot.EMPTY : previous);
        ballots.put(participant, alike.computeIfAbsent(ballot, same -> same));
        add(-1, stood);
        add(1, ballot);
        voters += (ballot.isEmpty() ? 0 : 1) - (stood.isEmpty() ? 0 : 1);
        var wrong = new ArrayList<String>();
        if (!stood.equals(previous)) {
            wrong.add("%s says that %s stood before it, and the events before it say %s"
                    .formatted(Count.name(event), previous.choices(), stood.choices()));
        }
        if (status != PollStatus.OPEN) {
            wrong.add("%s came while the poll was %s".formatted(Count.name(event), status.wireName()));
        }
        if (ballot.choices().stream().anyMatch(choice -> !isOffered(choice))) {
            wrong.add("%s chooses %s of %d options".formatted(Count.name(event), ballot.choices(), counts.size()));
        }
        return wrong;
    }

    private void add(long votes, Ballot ballot) {
        for (int choice : ballot.choices()) {
            if (isOffered(choice)) {
                counts.set(choice, counts.get(choice) + votes);
            }
        }
    }

    private boolean isOffered(int choice) {
        return choice >= 0 && choice < counts.size();
    }

    private static List<Long> nothing(int options) {
        return new ArrayList<>(Collections.nCopies(options, 0L));
    }

    private static PollEvent pollEvent(Recorded recorded) {
        if (recorded.event() instanceof PollEvent event) {
            return event;
        }
        throw new IllegalArgumentException("not an event of a poll: " + recorded);
    }
}
