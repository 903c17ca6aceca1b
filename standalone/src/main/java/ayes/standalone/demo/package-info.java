/**
 * A hall full of people who do not exist. In: the address of a running Ayes. Out: a session with three polls, and a crowd
 * that joins, votes and changes its mind over the public API. Promises to do nothing that a real host and real phones
 * could not do, and to go home after ten minutes.
 */
@NullMarked
package ayes.standalone.demo;

import org.jspecify.annotations.NullMarked;
