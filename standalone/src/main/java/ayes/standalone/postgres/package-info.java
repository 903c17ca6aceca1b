/**
 * PostgreSQL for one machine. In: a directory, a port, passwords. Out: a durable PostgreSQL 18 on loopback with the
 * owner's role and the database {@code ayes}. Promises that what was committed survives a kill of everything, and that
 * no server is left behind by a start that failed.
 */
@NullMarked
package ayes.standalone.postgres;

import org.jspecify.annotations.NullMarked;
