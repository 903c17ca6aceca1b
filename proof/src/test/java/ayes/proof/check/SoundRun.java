package ayes.proof.check;

import ayes.event.Audit;
import ayes.event.Ballot;
import ayes.event.ParticipantId;
import ayes.event.PollDefinition;
import ayes.event.PollEvent;
import ayes.event.PollEvent.PollClosed;
import ayes.event.PollEvent.PollCreated;
import ayes.event.PollEvent.PollOpened;
import ayes.event.PollEvent.PollReset;
import ayes.event.PollEvent.VoteCast;
import ayes.event.PollEvent.VoteRetracted;
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.SessionId;
import ayes.event.Snapshot;
import ayes.event.TenantId;
import ayes.event.Visibility;
import ayes.proof.evidence.AcceptedEvent;
import ayes.proof.evidence.AnsweredKey;
import ayes.proof.evidence.Evidence;
import ayes.proof.evidence.LastTally;
import ayes.proof.evidence.LoggedEvent;
import ayes.proof.evidence.StandingPoll;
import ayes.proof.evidence.StandingVote;
import ayes.proof.history.Attempt;
import ayes.proof.history.Ending;
import ayes.proof.history.Fault;
import ayes.proof.history.Frame;
import ayes.proof.history.History;
import ayes.proof.history.Outcome;
import ayes.proof.history.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * One poll of a run in which everything went well, made from a seed: changes, retractions, late revisions, retries, cut connections,
 * refusals, two closings and a second round, repeats in the log, two screens. Its lists may be spoilt before it is judged.
 */
final class SoundRun {

    private static final int OPTIONS = 3;
    private static final int PARTICIPANTS = 8;
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    final UUID poll = new UUID(0, 7);
    private final SessionId session = new SessionId(new UUID(0, 1));
    private final TenantId tenant = new TenantId(new UUID(0, 2));
    private final Random random;

    final List<AcceptedEvent> outbox = new ArrayList<>();
    final List<LoggedEvent> log = new ArrayList<>();
    final List<AnsweredKey> keys = new ArrayList<>();
    final List<Attempt> attempts = new ArrayList<>();
    final List<Frame> frames = new ArrayList<>();
    final List<Ending> endings = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();
    final Map<UUID, StandingVote> votes = new HashMap<>();
    LastTally tally;
    Audit audit;
    long seqOfPoll;

    private final long[] counts = new long[OPTIONS];
    private int round = 1;
    private long clock;
    private PollStatus status = PollStatus.OPEN;

    SoundRun(long seed) {
        random = new Random(seed);
        number(new PollCreated(
                new PollDefinition(0, PollKind.SINGLE, "Tea?", List.of("yes", "no", "later"), PollSettings.DEFAULT)));
        number(new PollOpened());
        burst();
        faults.add(new Fault(1, "kill relay", "relay-1", clock, clock, clock));
        close();
        refused();
        open();
        burst();
        close();
        reset();
        open();
        burst();
        close();
        seqOfPoll = outbox.size();
        tally = new LastTally(poll, 1, seqOfPoll, seqOfPoll, status.wireName(), round, list(), voters());
        audit = new Audit(poll, session, 1, seqOfPoll, seqOfPoll, clock);
    }

    Verdict verdict() {
        var history = new History();
        attempts.forEach(history::add);
        frames.forEach(history::add);
        endings.forEach(history::add);
        faults.forEach(history::add);
        return Checker.check(
                history,
                new Evidence(
                        outbox,
                        log,
                        2,
                        1,
                        List.copyOf(votes.values()),
                        keys,
                        List.of(new StandingPoll(poll, round, status.wireName(), OPTIONS, seqOfPoll)),
                        List.of(tally),
                        List.of(audit)));
    }

    /** Where the nth vote stands in the outbox. */
    int placeOfVote(int n) {
        int seen = 0;
        for (int i = 0; i < outbox.size(); i++) {
            if (outbox.get(i).event().event() instanceof VoteCast && seen++ == n) {
                return i;
            }
        }
        throw new IllegalArgumentException("there are not so many votes: " + n);
    }

    private void burst() {
        for (int i = 0; i < 30; i++) {
            vote(i);
        }
    }

    private void vote(int nth) {
        var participant = new UUID(9, random.nextInt(PARTICIPANTS));
        StandingVote stood = votes.get(participant);
        Ballot previous = stood == null || stood.round() != round ? Ballot.EMPTY : new Ballot(stood.choices());
        boolean takesBack = nth > 0 && random.nextInt(6) == 0;
        Ballot ballot = takesBack ? Ballot.EMPTY : Ballot.of(random.nextInt(OPTIONS));
        long invoked = ++clock;
        if (stood != null && random.nextInt(8) == 0) { // late: what it claims stands already
            var late = new Vote("key-" + keys.size(), poll, participant, ballot.choices(), stood.revision());
            String standing = previous.isEmpty() ? stood.round() == round ? "retracted" : "none" : "counted";
            answered(late, invoked, stood.seq(), stood.revision(), standing);
            return;
        }
        var vote = new Vote("key-" + keys.size(), poll, participant, ballot.choices(), null);
        long revision = stood == null ? 1 : stood.revision() + 1;
        var who = new ParticipantId(participant);
        number(takesBack ? new VoteRetracted(who, previous, revision) : new VoteCast(who, ballot, previous, revision));
        votes.put(participant, new StandingVote(poll, participant, round, ballot.choices(), revision, outbox.size()));
        answered(vote, invoked, outbox.size(), revision, takesBack ? "retracted" : "counted");
    }

    private void answered(Vote vote, long invoked, long seq, long revision, String standing) {
        keys.add(new AnsweredKey(poll, vote.participant(), vote.key(), seq, revision, standing));
        int luck = random.nextInt(10);
        if (luck == 0) {
            attempts.add(new Attempt(vote, invoked, ++clock, new Outcome.Unknown("cut")));
        }
        if (luck != 1) { // else nobody ever hears of it
            attempts.add(new Attempt(vote, ++clock, ++clock, new Outcome.Counted(seq, revision, standing)));
        } else {
            attempts.add(new Attempt(vote, invoked, ++clock, new Outcome.Unknown("cut")));
        }
        if (luck == 2) {
            attempts.add(new Attempt(vote, ++clock, ++clock, new Outcome.Counted(seq, revision, standing)));
        }
    }

    private void refused() {
        var vote = new Vote("refused-" + clock, poll, new UUID(9, 0), List.of(1), null);
        attempts.add(new Attempt(vote, ++clock, ++clock, new Outcome.Refused(409, "poll-closed")));
        var later = new Vote("later-" + clock, poll, new UUID(9, 0), List.of(1), null);
        attempts.add(new Attempt(later, ++clock, ++clock, new Outcome.NotTaken(503, "overloaded")));
    }

    private void close() {
        status = PollStatus.CLOSED;
        number(new PollClosed(snapshot()));
        endings.add(new Ending(poll, clock, ++clock, clock + 1_000));
    }

    private void open() {
        clock += 2_000;
        status = PollStatus.OPEN;
        number(new PollOpened());
    }

    private void reset() {
        round++;
        Arrays.fill(counts, 0);
        number(new PollReset(snapshot()));
    }

    private Snapshot snapshot() {
        return new Snapshot(list(), voters(), round, status, Visibility.HIDDEN);
    }

    private long voters() {
        return votes.values().stream()
                .filter(vote -> vote.round() == round && !vote.choices().isEmpty())
                .count();
    }

    private void number(PollEvent event) {
        switch (event) {
            case VoteCast e -> move(e.previous(), e.ballot());
            case VoteRetracted e -> move(e.previous(), Ballot.EMPTY);
            default -> {}
        }
        int seq = outbox.size() + 1;
        var recorded = new Recorded(new Position(1, seq), poll, session, tenant, MORNING.plusMillis(++clock), event);
        outbox.add(new AcceptedEvent(recorded, seq * 31L));
        log.add(new LoggedEvent(poll, 1, seq, seq * 31L));
        if (random.nextInt(5) == 0) {
            log.add(log.get(random.nextInt(log.size())));
        }
        if (random.nextInt(3) > 0) {
            frames.add(frame("wall-1#0", seq));
        }
        frames.add(frame("wall-2#0", seq));
    }

    Frame frame(String viewer, long seq) {
        return new Frame(viewer, "gateway-1", poll, seq, seq, list(), 0, ++clock);
    }

    private void move(Ballot previous, Ballot ballot) {
        previous.choices().forEach(choice -> counts[choice]--);
        ballot.choices().forEach(choice -> counts[choice]++);
    }

    private List<Long> list() {
        List<Long> list = new ArrayList<>();
        for (long count : counts) {
            list.add(count);
        }
        return list;
    }
}
