/**
 * What is accepted, made durable. In: commands. Out: outcomes, after COMMIT. Every transaction sets its tenant, locks the
 * row of its stream, then looks (in a statement of its own: one that waited for a lock still sees its old snapshot), lets
 * the rules decide, and writes rows, outbox and the stream's new seq together. Locks are taken session first, then polls by
 * id.
 */
@NullMarked
package ayes.ingest.postgres;

import org.jspecify.annotations.NullMarked;
