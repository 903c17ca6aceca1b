/**
 * What loads: phones over HTTP, the writer queue itself, pgbench, screens that watch; and the deployment that they load. In: how
 * many, for how long. Out: what was answered and when. As light as it can be, because it shares its cores with what it measures.
 */
@NullMarked
package ayes.bench.load;

import org.jspecify.annotations.NullMarked;
