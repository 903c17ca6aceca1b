@NullMarked
package ayes.standalone.postgres;

import org.jspecify.annotations.NullMarked;
