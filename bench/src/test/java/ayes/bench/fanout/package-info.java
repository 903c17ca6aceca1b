@NullMarked
package ayes.bench.fanout;

import org.jspecify.annotations.NullMarked;
