/**
 * What the image is: in, one word; out, that step as the only process of a container, or one of the two preparations that a deployment
 * needs before its first step. Promises that running a preparation again changes nothing that is there.
 */
@NullMarked
package ayes.cluster.container;

import org.jspecify.annotations.NullMarked;
