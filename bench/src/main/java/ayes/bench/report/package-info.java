/**
 * What came out. In: figures of several rounds, CPU times, checks. Out: one table to read, and the same as JSON.
 */
@NullMarked
package ayes.bench.report;

import org.jspecify.annotations.NullMarked;
