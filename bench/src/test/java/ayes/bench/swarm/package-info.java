@NullMarked
package ayes.bench.swarm;

import org.jspecify.annotations.NullMarked;
