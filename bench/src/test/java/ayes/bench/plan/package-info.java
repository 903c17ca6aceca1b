@NullMarked
package ayes.bench.plan;

import org.jspecify.annotations.NullMarked;
