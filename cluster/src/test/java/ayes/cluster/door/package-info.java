@NullMarked
package ayes.cluster.door;

import org.jspecify.annotations.NullMarked;
