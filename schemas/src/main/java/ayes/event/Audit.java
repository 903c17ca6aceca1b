package ayes.event;

import java.util.UUID;

/**
 * What the sweeper saw of one stream.
 *
 * @param accepted PostgreSQL's seq
 * @param counted the tally's {@code through} beside it
 * @param at epoch µs
 */
public record Audit(UUID stream, SessionId session, long epoch, long accepted, long counted, long at) {}
