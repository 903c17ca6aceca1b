package ayes.wire;

import ayes.event.PollDefinition;
import ayes.event.PollId;
import ayes.event.PollSettings;
import ayes.event.PollStatus;
import ayes.event.SessionId;
import ayes.event.Tally;
import ayes.event.TenantId;
import ayes.event.Visibility;
import ayes.wire.avro.TallyRecord;
import ayes.wire.avro.TallyStateRecord;

/** {@link Tally} as a {@link TallyRecord}. */
final class TallyMapping {

    private TallyMapping() {}

    static TallyRecord toRecord(Tally tally) {
        PollDefinition definition = tally.definition();
        return TallyRecord.newBuilder()
                .setPoll(tally.poll().toString())
                .setSession(tally.session().toString())
                .setTenant(tally.tenant().toString())
                .setEpoch(tally.epoch())
                .setThrough(tally.through())
                .setHighest(tally.highest())
                .setCounted(tally.counted())
                .setPosition(definition.position())
                .setKind(definition.kind().wireName())
                .setQuestion(definition.question())
                .setOptions(definition.options())
                .setChangeVote(definition.settings().changeVote())
                .setResults(definition.settings().results().wireName())
                .setStatus(tally.status().wireName())
                .setVisibility(tally.visibility().wireName())
                .setRound(tally.round())
                .setOpenedAt(tally.openedAt())
                .setCounts(tally.counts())
                .setVoters(tally.voters())
                .setAt(tally.at())
                .build();
    }

    static Tally toValue(TallyRecord from) {
        return new Tally(
                PollId.of(from.getPoll()),
                SessionId.of(from.getSession()),
                TenantId.of(from.getTenant()),
                from.getEpoch(),
                from.getThrough(),
                from.getHighest(),
                from.getCounted(),
                new PollDefinition(
                        from.getPosition(),
                        EventMapping.kind(from.getKind()),
                        from.getQuestion(),
                        from.getOptions(),
                        new PollSettings(from.getChangeVote(), EventMapping.policy(from.getResults()))),
                PollStatus.named(from.getStatus()),
                Visibility.named(from.getVisibility()),
                from.getRound(),
                from.getOpenedAt(),
                from.getCounts(),
                from.getVoters(),
                from.getAt());
    }

    static TallyStateRecord toStateRecord(StateOf<Tally> state) {
        Tally base = state.base();
        return new TallyStateRecord(
                base == null ? null : toRecord(base),
                state.above().stream().map(EventMapping::toRecord).toList());
    }

    static StateOf<Tally> toStateValue(TallyStateRecord from) {
        TallyRecord base = from.getBase();
        return new StateOf<>(
                base == null ? null : toValue(base),
                from.getAbove().stream().map(EventMapping::toValue).toList());
    }
}
