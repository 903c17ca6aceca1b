/**
 * What PostgreSQL has accepted. In: the login of {@code ayes_operator}, who reads everything and changes nothing. Out: every
 * stream with its seq and its counts, from one snapshot.
 */
@NullMarked
package ayes.verify.postgres;

import org.jspecify.annotations.NullMarked;
