package ayes.ingest.postgres;

import ayes.event.PollId;
import ayes.event.TenantId;

/** A poll as its tenant names it: another tenant's caller may send a poll's id, and must not share its transaction. */
public record PollStream(TenantId tenant, PollId poll) {}
