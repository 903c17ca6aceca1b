@NullMarked
package ayes.standalone;

import org.jspecify.annotations.NullMarked;
