@NullMarked
package ayes.bench.load;

import org.jspecify.annotations.NullMarked;
