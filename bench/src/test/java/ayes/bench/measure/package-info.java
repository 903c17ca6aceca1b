@NullMarked
package ayes.bench.measure;

import org.jspecify.annotations.NullMarked;
