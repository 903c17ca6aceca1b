/**
 * Loads with a name, as small YAML files. In: a file, one of ours or anybody's. Out: a workload, its options, and what is asked of its figures;
 * or a sentence that says what is wrong with the file.
 */
@NullMarked
package ayes.bench.plan;

import org.jspecify.annotations.NullMarked;
