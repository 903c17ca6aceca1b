package ayes.wire;

import ayes.event.Audit;
import ayes.event.Presence;
import ayes.event.SessionId;
import ayes.wire.avro.AuditRecord;
import ayes.wire.avro.PresenceRecord;
import java.util.UUID;

/** What watches the flow, as records: {@link Audit} and {@link Presence}. */
final class WatchMapping {

    private WatchMapping() {}

    static AuditRecord toRecord(Audit audit) {
        return new AuditRecord(
                audit.stream().toString(),
                audit.session().toString(),
                audit.epoch(),
                audit.accepted(),
                audit.counted(),
                audit.at());
    }

    static Audit toValue(AuditRecord from) {
        return new Audit(
                UUID.fromString(from.getStream()),
                SessionId.of(from.getSession()),
                from.getEpoch(),
                from.getAccepted(),
                from.getCounted(),
                from.getAt());
    }

    static PresenceRecord toRecord(Presence presence) {
        return new PresenceRecord(
                presence.session().toString(), presence.gateway(), presence.connected(), presence.at());
    }

    static Presence toValue(PresenceRecord from) {
        return new Presence(SessionId.of(from.getSession()), from.getGateway(), from.getConnected(), from.getAt());
    }
}
