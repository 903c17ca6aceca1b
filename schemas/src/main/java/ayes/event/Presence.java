package ayes.event;

/**
 * How many participants of one session are connected to one gateway.
 *
 * @param gateway the gateway's id, new at each of its starts
 * @param at epoch µs
 */
public record Presence(SessionId session, String gateway, int connected, long at) {}
