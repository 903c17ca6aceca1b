/**
 * What the gateway serves over plain HTTP, and the door that sockets pass as well. In: requests. Out: the newest tally of a
 * poll, QR codes and the pages; refusals are problem documents. Promises: nobody gets past the door who may not see the
 * session, and no page runs anything but its own scripts.
 */
@NullMarked
package ayes.gateway.http;

import org.jspecify.annotations.NullMarked;
