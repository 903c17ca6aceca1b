/**
 * The front door of the processes of this machine. In: requests on one port. Out: each of them at a process that is ready, any one of
 * its kind. Promises that a request goes to another one if the first cannot have taken it; and no more. On many machines this is the work
 * of a balancer of yours, for which {@code haproxy.cfg} is the example.
 */
@NullMarked
package ayes.cluster.door;

import org.jspecify.annotations.NullMarked;
