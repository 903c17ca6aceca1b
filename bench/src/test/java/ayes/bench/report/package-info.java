@NullMarked
package ayes.bench.report;

import org.jspecify.annotations.NullMarked;
