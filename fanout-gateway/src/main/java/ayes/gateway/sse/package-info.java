/**
 * Viewers over <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>, for networks
 * that break WebSockets. In: HTTP requests. Out: the same frames, one an event, from the same hall.
 */
@NullMarked
package ayes.gateway.sse;

import org.jspecify.annotations.NullMarked;
