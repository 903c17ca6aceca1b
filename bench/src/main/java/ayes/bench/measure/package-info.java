/**
 * What is read off: latencies, the CPU time of processes, the machine. In: nanoseconds and the system's own counters. Out: plain
 * values. Nothing in here loads anything.
 */
@NullMarked
package ayes.bench.measure;

import org.jspecify.annotations.NullMarked;
