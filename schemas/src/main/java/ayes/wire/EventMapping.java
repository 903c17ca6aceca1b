package ayes.wire;

import ayes.event.Ballot;
import ayes.event.Event;
import ayes.event.ParticipantId;
import ayes.event.PollDefinition;
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
import ayes.event.PollKind;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.Position;
import ayes.event.Recorded;
import ayes.event.ResultsPolicy;
import ayes.event.SessionEvent.ParticipantJoined;
import ayes.event.SessionEvent.PollAdded;
import ayes.event.SessionEvent.PollsOrdered;
import ayes.event.SessionEvent.SessionEnded;
import ayes.event.SessionEvent.SessionStarted;
import ayes.event.SessionEvent.SessionTaken;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.Snapshot;
import ayes.event.TenantId;
import ayes.event.Visibility;
import ayes.wire.avro.EventRecord;
import ayes.wire.avro.EventType;
import ayes.wire.avro.PollCreatedBody;
import ayes.wire.avro.SessionStartedBody;
import ayes.wire.avro.SessionTakenBody;
import ayes.wire.avro.SnapshotBody;
import ayes.wire.avro.VoteBody;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link Recorded} as an {@link EventRecord}. */
final class EventMapping {

    private EventMapping() {}

    static EventRecord toRecord(Recorded recorded) {
        var to = new EventRecord();
        to.setEpoch(recorded.epoch());
        to.setSeq(recorded.seq());
        to.setStream(recorded.stream().toString());
        to.setSession(recorded.session().toString());
        to.setTenant(recorded.tenant().toString());
        to.setAcceptedAt(recorded.acceptedAt());
        to.setPolls(List.of());
        fill(to, recorded.event());
        return to;
    }

    private static void fill(EventRecord to, Event event) {
        switch (event) {
            case SessionStarted e -> {
                to.setType(EventType.SESSION_STARTED);
                to.setSessionStarted(new SessionStartedBody(e.code(), e.title()));
            }
            case ParticipantJoined e -> {
                to.setType(EventType.PARTICIPANT_JOINED);
                to.setParticipant(e.participant().toString());
            }
            case PollAdded e -> {
                to.setType(EventType.POLL_ADDED);
                to.setPolls(List.of(e.poll().toString()));
            }
            case PollsOrdered e -> {
                to.setType(EventType.POLLS_ORDERED);
                to.setPolls(e.polls().stream().map(PollId::toString).toList());
            }
            case SessionEnded _ -> to.setType(EventType.SESSION_ENDED);
            case SessionTaken e -> {
                to.setType(EventType.SESSION_TAKEN);
                to.setPolls(e.polls().stream().map(PollId::toString).toList());
                to.setSessionTaken(
                        new SessionTakenBody(e.code(), e.title(), e.status().wireName(), e.joined()));
            }
            case PollCreated e -> {
                to.setType(EventType.POLL_CREATED);
                to.setPollCreated(body(e.definition()));
            }
            case PollOpened _ -> to.setType(EventType.POLL_OPENED);
            case PollClosed e -> {
                to.setType(EventType.POLL_CLOSED);
                to.setSnapshot(body(e.snapshot()));
            }
            case PollRevealed _ -> to.setType(EventType.POLL_REVEALED);
            case PollHidden _ -> to.setType(EventType.POLL_HIDDEN);
            case PollReset e -> {
                to.setType(EventType.POLL_RESET);
                to.setSnapshot(body(e.snapshot()));
            }
            case VoteCast e -> {
                to.setType(EventType.VOTE_CAST);
                to.setParticipant(e.participant().toString());
                to.setVote(new VoteBody(e.ballot().choices(), e.previous().choices(), e.revision()));
            }
            case VoteRetracted e -> {
                to.setType(EventType.VOTE_RETRACTED);
                to.setParticipant(e.participant().toString());
                to.setVote(new VoteBody(List.of(), e.previous().choices(), e.revision()));
            }
            case CountsTaken e -> {
                to.setType(EventType.COUNTS_TAKEN);
                to.setSnapshot(body(e.snapshot()));
                to.setPollCreated(e.definition() == null ? null : body(e.definition()));
            }
        }
    }

    static Recorded toValue(EventRecord from) {
        return new Recorded(
                new Position(from.getEpoch(), from.getSeq()),
                UUID.fromString(from.getStream()),
                SessionId.of(from.getSession()),
                TenantId.of(from.getTenant()),
                from.getAcceptedAt(),
                event(from));
    }

    private static Event event(EventRecord from) {
        return switch (from.getType()) {
            // A symbol of a newer version. Counting on would give a wrong result that looks right.
            case UNKNOWN -> throw new UnreadableRecord("an event of a type that this version does not know");
            case SESSION_STARTED -> {
                var body = present(from.getSessionStarted(), from);
                yield new SessionStarted(body.getCode(), body.getTitle());
            }
            case PARTICIPANT_JOINED -> new ParticipantJoined(participant(from));
            case POLL_ADDED -> new PollAdded(polls(from).getFirst());
            case POLLS_ORDERED -> new PollsOrdered(polls(from));
            case SESSION_ENDED -> new SessionEnded();
            case POLL_CREATED -> new PollCreated(definition(present(from.getPollCreated(), from)));
            case POLL_OPENED -> new PollOpened();
            case POLL_CLOSED -> new PollClosed(snapshot(from));
            case POLL_REVEALED -> new PollRevealed();
            case POLL_HIDDEN -> new PollHidden();
            case POLL_RESET -> new PollReset(snapshot(from));
            case VOTE_CAST -> {
                var body = present(from.getVote(), from);
                yield new VoteCast(
                        participant(from),
                        new Ballot(body.getChoices()),
                        new Ballot(body.getPrevious()),
                        body.getRevision());
            }
            case VOTE_RETRACTED -> {
                var body = present(from.getVote(), from);
                yield new VoteRetracted(participant(from), new Ballot(body.getPrevious()), body.getRevision());
            }
            case COUNTS_TAKEN ->
                new CountsTaken(
                        snapshot(from), from.getPollCreated() == null ? null : definition(from.getPollCreated()));
            case SESSION_TAKEN -> {
                var body = present(from.getSessionTaken(), from);
                yield new SessionTaken(
                        body.getCode(),
                        body.getTitle(),
                        SessionStatus.named(body.getStatus()),
                        from.getPolls().stream().map(PollId::of).toList(),
                        body.getJoined());
            }
        };
    }

    private static PollCreatedBody body(PollDefinition definition) {
        return new PollCreatedBody(
                definition.position(),
                definition.kind().wireName(),
                definition.question(),
                definition.options(),
                definition.settings().changeVote(),
                definition.settings().results().wireName());
    }

    private static PollDefinition definition(PollCreatedBody body) {
        return new PollDefinition(
                body.getPosition(),
                kind(body.getKind()),
                body.getQuestion(),
                body.getOptions(),
                new PollSettings(body.getChangeVote(), policy(body.getResults())));
    }

    static PollKind kind(String wireName) {
        return PollKind.named(wireName).orElseThrow(() -> new UnreadableRecord("unknown poll kind " + wireName));
    }

    static ResultsPolicy policy(String wireName) {
        return ResultsPolicy.named(wireName)
                .orElseThrow(() -> new UnreadableRecord("unknown results policy " + wireName));
    }

    private static SnapshotBody body(Snapshot snapshot) {
        return new SnapshotBody(
                snapshot.counts(),
                snapshot.voters(),
                snapshot.round(),
                snapshot.status().wireName(),
                snapshot.visibility().wireName());
    }

    private static Snapshot snapshot(EventRecord from) {
        var body = present(from.getSnapshot(), from);
        return new Snapshot(
                body.getCounts(),
                body.getVoters(),
                body.getRound(),
                PollStatus.named(body.getStatus()),
                Visibility.named(body.getVisibility()));
    }

    private static ParticipantId participant(EventRecord from) {
        return ParticipantId.of(present(from.getParticipant(), from));
    }

    private static List<PollId> polls(EventRecord from) {
        if (from.getPolls().isEmpty()) {
            throw new UnreadableRecord(from.getType() + " names no poll");
        }
        return from.getPolls().stream().map(PollId::of).toList();
    }

    private static <T> T present(@Nullable T body, EventRecord from) {
        if (body == null) {
            throw new UnreadableRecord(from.getType() + " came without its body");
        }
        return body;
    }
}
