/**
 * The questions, one class each. In: options. Out: a filled {@link ayes.bench.report.Report}.
 */
@NullMarked
package ayes.bench.workload;

import org.jspecify.annotations.NullMarked;
