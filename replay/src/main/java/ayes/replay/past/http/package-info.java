/**
 * Time travel over HTTP. In: a session, a moment or two, a rule, from a host of the session; walls may look and watch as
 * well. Out: where it stood and what happened, as JSON; and the session again, as an event stream or on a WebSocket, in the
 * gateway's frames. A viewer that takes nothing holds up one frame, not a queue of them.
 */
@NullMarked
package ayes.replay.past.http;

import org.jspecify.annotations.NullMarked;
