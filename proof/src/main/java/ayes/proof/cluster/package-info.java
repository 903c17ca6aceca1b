/**
 * The deployment under test: every step a process of its own, two of each, beside a PostgreSQL and a broker that can be killed as
 * well. In: a directory. Out: processes that can be killed, frozen and started again as the same member of the deployment. What it
 * started, it ends.
 */
@NullMarked
package ayes.proof.cluster;

import org.jspecify.annotations.NullMarked;
