/**
 * Sockets. In: upgrade requests with a token. Out: frames, to each viewer the newest as fast as its connection takes them.
 * Promises: who is refused learns why before the upgrade; a viewer that is slow, gone or expired is let go; at shutdown
 * everybody is told where to go on.
 */
@NullMarked
package ayes.gateway.websocket;

import org.jspecify.annotations.NullMarked;
