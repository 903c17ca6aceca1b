/**
 * Time that does not jump. In: the machine's clock, looked at once, and how much time has passed since. Out: moments that never go
 * back while the process lives. No order of votes ever depends on them: that is what seq is for.
 */
@NullMarked
package ayes.clock;

import org.jspecify.annotations.NullMarked;
