/**
 * Load, measured. In: a workload. Out: latencies, rates and the CPU time of every process. It sends to loopback only, is bounded
 * in count and time, and verifies that nothing was lost. A workload is one class in {@code workload}; what it loads with stands in
 * {@code load}, what it reads off in {@code measure}, what it tells in {@code report}.
 */
@NullMarked
package ayes.bench;

import org.jspecify.annotations.NullMarked;
