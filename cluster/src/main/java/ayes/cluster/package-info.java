/**
 * The deployment on one machine: every step a process of its own, as many of each as a shape says, beside a PostgreSQL and a broker.
 * In: a directory. Out: processes that can be killed, frozen and started again as the same member of the deployment, and with {@code
 * ./ayes cluster} one door in front of them. What it started, it ends; and if it is killed itself, its processes go with it.
 */
@NullMarked
package ayes.cluster;

import org.jspecify.annotations.NullMarked;
