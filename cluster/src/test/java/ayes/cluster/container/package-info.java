@NullMarked
package ayes.cluster.container;

import org.jspecify.annotations.NullMarked;
