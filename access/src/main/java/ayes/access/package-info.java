/**
 * Who may do what, and how we say no. In: a token. Out: a {@link ayes.access.Caller}, or a {@link ayes.access.Problem}
 * whose type is part of the public contract. Plain values; the sub-packages verify tokens and speak HTTP.
 */
@NullMarked
package ayes.access;

import org.jspecify.annotations.NullMarked;
