@NullMarked
package ayes.bench.votes;

import org.jspecify.annotations.NullMarked;
