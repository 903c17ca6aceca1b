package ayes.ingest.postgres;

import ayes.event.SessionId;
import ayes.event.TenantId;

/** A session and the tenant that it belongs to. */
public record SessionStream(TenantId tenant, SessionId session) {}
