/**
 * The language of the product: everything that can happen to a session and its polls, as plain values. Nothing comes in
 * from the world here and nothing goes out; every step speaks these types and the {@code wire} package turns them into
 * bytes.
 */
@NullMarked
package ayes.event;

import org.jspecify.annotations.NullMarked;
