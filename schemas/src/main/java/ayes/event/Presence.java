package ayes.event;

/**
 * How many viewers of one session one gateway holds.
 *
 * @param gateway the gateway's id, new at each of its starts
 * @param at epoch µs
 */
public record Presence(SessionId session, String gateway, int connected, long at) {}
