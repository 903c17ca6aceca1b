/** How we say no. */
@NullMarked
package ayes.access.http;

import org.jspecify.annotations.NullMarked;
