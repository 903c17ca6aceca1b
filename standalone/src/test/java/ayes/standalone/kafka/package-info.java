@NullMarked
package ayes.standalone.kafka;

import org.jspecify.annotations.NullMarked;
