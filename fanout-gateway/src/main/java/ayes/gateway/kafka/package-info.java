/**
 * The log's side of the gateway. In: every partition of the tallies, sessions, audits and presence, without a consumer
 * group, so that any gateway can serve any room. Out: records to the rooms, and this gateway's own presence. Promises: says
 * that it is ready only when it has read all that was there when it started.
 */
@NullMarked
package ayes.gateway.kafka;

import org.jspecify.annotations.NullMarked;
