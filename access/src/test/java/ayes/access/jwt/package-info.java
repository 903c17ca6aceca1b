/** Which tokens we believe, and which we do not. */
@NullMarked
package ayes.access.jwt;

import org.jspecify.annotations.NullMarked;
