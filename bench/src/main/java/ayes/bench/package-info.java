/**
 * Load, measured. In: a workload. Out: latencies, rates and the CPU time of every process. It sends to loopback only, is bounded
 * in count and time, and verifies that nothing was lost.
 */
@NullMarked
package ayes.bench;

import org.jspecify.annotations.NullMarked;
