package ayes.wire;

import ayes.event.Audit;
import ayes.event.Presence;
import ayes.event.Recorded;
import ayes.event.SessionView;
import ayes.event.Tally;
import ayes.wire.avro.AuditRecord;
import ayes.wire.avro.EventRecord;
import ayes.wire.avro.PresenceRecord;
import ayes.wire.avro.SessionRecord;
import ayes.wire.avro.SessionStateRecord;
import ayes.wire.avro.TallyRecord;
import ayes.wire.avro.TallyStateRecord;

/** One codec for each kind of record in Kafka and in the outbox. */
public final class Codecs {

    public static final Codec<Recorded> EVENT = Codec.of(
            EventRecord.getClassSchema(),
            new EventRecord().getSpecificData(),
            EventMapping::toRecord,
            EventMapping::toValue);

    public static final Codec<Tally> TALLY = Codec.of(
            TallyRecord.getClassSchema(),
            new TallyRecord().getSpecificData(),
            TallyMapping::toRecord,
            TallyMapping::toValue);

    public static final Codec<StateOf<Tally>> TALLY_STATE = Codec.of(
            TallyStateRecord.getClassSchema(),
            new TallyStateRecord().getSpecificData(),
            TallyMapping::toStateRecord,
            TallyMapping::toStateValue);

    public static final Codec<SessionView> SESSION = Codec.of(
            SessionRecord.getClassSchema(),
            new SessionRecord().getSpecificData(),
            SessionMapping::toRecord,
            SessionMapping::toValue);

    public static final Codec<StateOf<SessionView>> SESSION_STATE = Codec.of(
            SessionStateRecord.getClassSchema(),
            new SessionStateRecord().getSpecificData(),
            SessionMapping::toStateRecord,
            SessionMapping::toStateValue);

    public static final Codec<Audit> AUDIT = Codec.of(
            AuditRecord.getClassSchema(),
            new AuditRecord().getSpecificData(),
            WatchMapping::toRecord,
            WatchMapping::toValue);

    public static final Codec<Presence> PRESENCE = Codec.of(
            PresenceRecord.getClassSchema(),
            new PresenceRecord().getSpecificData(),
            WatchMapping::toRecord,
            WatchMapping::toValue);

    private Codecs() {}
}
