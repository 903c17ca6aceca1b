/**
 * Rooms to connections. In: rooms whose screens change, and Netty channels that somebody else has opened and admitted. Out:
 * to each viewer the newest frames that it can take, never a queue of old ones. Promises: a frame is encoded once for an
 * event loop, walls and hosts come first, and a viewer that takes nothing costs the others nothing.
 */
@NullMarked
package ayes.gateway.fanout;

import org.jspecify.annotations.NullMarked;
