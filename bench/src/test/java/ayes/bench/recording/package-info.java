@NullMarked
package ayes.bench.recording;

import org.jspecify.annotations.NullMarked;
