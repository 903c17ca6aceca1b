package ayes.access;

import ayes.event.ParticipantId;
import ayes.event.SessionId;
import ayes.event.TenantId;

/** Who is speaking, as their verified token says. */
public sealed interface Caller {

    TenantId tenant();

    /** Whether this caller is a host of that session. */
    boolean mayHost(SessionId session, TenantId tenant);

    /** Whether this caller may watch that session's screens. */
    default boolean mayWatch(SessionId session, TenantId tenant) {
        return mayHost(session, tenant);
    }

    /** A phone in the room: votes, and sees what the host shows. */
    record Participant(SessionId session, TenantId tenant, ParticipantId id) implements Caller {
        @Override
        public boolean mayHost(SessionId other, TenantId otherTenant) {
            return false;
        }

        @Override
        public boolean mayWatch(SessionId other, TenantId otherTenant) {
            return session.equals(other) && tenant.equals(otherTenant);
        }
    }

    /** The screen on the wall: sees everything of one session, changes nothing. */
    record Wall(SessionId session, TenantId tenant) implements Caller {
        @Override
        public boolean mayHost(SessionId other, TenantId otherTenant) {
            return false;
        }

        @Override
        public boolean mayWatch(SessionId other, TenantId otherTenant) {
            return session.equals(other) && tenant.equals(otherTenant);
        }
    }

    /** A host without an account: their token is good for the one session they started. */
    record GuestHost(SessionId session, TenantId tenant) implements Caller {
        @Override
        public boolean mayHost(SessionId other, TenantId otherTenant) {
            return session.equals(other) && tenant.equals(otherTenant);
        }
    }

    /** A host with an account at the configured issuer: all sessions of their tenant. */
    record TenantHost(TenantId tenant, String subject) implements Caller {
        @Override
        public boolean mayHost(SessionId other, TenantId otherTenant) {
            return tenant.equals(otherTenant);
        }
    }
}
