package ayes.proof.evidence;

import ayes.event.Recorded;

/**
 * A row of the outbox.
 *
 * @param event as its payload says
 * @param bytes a hash of the payload
 */
public record AcceptedEvent(Recorded event, long bytes) {}
