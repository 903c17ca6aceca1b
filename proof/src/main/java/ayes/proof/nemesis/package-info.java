/**
 * Who breaks things. In: a seed. Out: faults, one after the other and some at once, and when each of them hit. The same seed gives
 * the same faults in the same order; after each the deployment is whole again, or on its way.
 */
@NullMarked
package ayes.proof.nemesis;

import org.jspecify.annotations.NullMarked;
