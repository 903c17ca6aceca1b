/**
 * The same polls counted three ways. In: the rows of PostgreSQL, the log from its beginning, the live tallies. Out: the three
 * side by side, and whether they agree. It shares no code with what it checks but the words and their bytes: a mistake in the
 * processor's fold must not be made here a second time.
 */
@NullMarked
package ayes.verify;

import org.jspecify.annotations.NullMarked;
