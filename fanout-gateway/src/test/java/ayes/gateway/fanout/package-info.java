@NullMarked
package ayes.gateway.fanout;

import org.jspecify.annotations.NullMarked;
