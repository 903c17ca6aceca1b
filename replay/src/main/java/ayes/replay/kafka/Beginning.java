package ayes.replay.kafka;

import ayes.event.TenantId;

/**
 * Where a session begins in its partition of the log, and whose it is: every event says so, and the log is the only thing
 * that this step reads.
 *
 * @param isWhole whether the session is defined there: else what came before is not in the log
 */
record Beginning(long offset, TenantId tenant, boolean isWhole) {}
