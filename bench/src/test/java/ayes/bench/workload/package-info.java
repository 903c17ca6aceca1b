@NullMarked
package ayes.bench.workload;

import org.jspecify.annotations.NullMarked;
