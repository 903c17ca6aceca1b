package ayes.wire;

import ayes.event.PollId;
import ayes.event.SessionId;
import ayes.event.SessionStatus;
import ayes.event.SessionView;
import ayes.event.TenantId;
import ayes.wire.avro.SessionRecord;
import ayes.wire.avro.SessionStateRecord;

/** {@link SessionView} as a {@link SessionRecord}. */
final class SessionMapping {

    private SessionMapping() {}

    static SessionRecord toRecord(SessionView view) {
        return SessionRecord.newBuilder()
                .setSession(view.session().toString())
                .setTenant(view.tenant().toString())
                .setEpoch(view.epoch())
                .setThrough(view.through())
                .setHighest(view.highest())
                .setCounted(view.counted())
                .setCode(view.code())
                .setTitle(view.title())
                .setStatus(view.status().wireName())
                .setPolls(view.polls().stream().map(PollId::toString).toList())
                .setJoined(view.joined())
                .setAt(view.at())
                .build();
    }

    static SessionView toValue(SessionRecord from) {
        return new SessionView(
                SessionId.of(from.getSession()),
                TenantId.of(from.getTenant()),
                from.getEpoch(),
                from.getThrough(),
                from.getHighest(),
                from.getCounted(),
                from.getCode(),
                from.getTitle(),
                SessionStatus.named(from.getStatus()),
                from.getPolls().stream().map(PollId::of).toList(),
                from.getJoined(),
                from.getAt());
    }

    static SessionStateRecord toStateRecord(StateOf<SessionView> state) {
        SessionView base = state.base();
        return new SessionStateRecord(
                base == null ? null : toRecord(base),
                state.above().stream().map(EventMapping::toRecord).toList());
    }

    static StateOf<SessionView> toStateValue(SessionStateRecord from) {
        SessionRecord base = from.getBase();
        return new StateOf<>(
                base == null ? null : toValue(base),
                from.getAbove().stream().map(EventMapping::toValue).toList());
    }
}
