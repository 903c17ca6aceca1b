/** Where records go, forever. */
@NullMarked
package ayes.topic;

import org.jspecify.annotations.NullMarked;
