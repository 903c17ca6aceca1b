@NullMarked
package ayes.cluster;

import org.jspecify.annotations.NullMarked;
