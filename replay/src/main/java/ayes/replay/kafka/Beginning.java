package ayes.replay.kafka;

import ayes.event.TenantId;

/**
 * Where a session begins in its partition of the log, and whose it is: every event says so, and the log is the only thing
 * that this step reads.
 */
record Beginning(long offset, TenantId tenant) {}
