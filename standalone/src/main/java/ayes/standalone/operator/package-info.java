/**
 * What an operator asks of an Ayes: to verify it, to rebuild its tallies, to begin an epoch. In: words of the command line. Out:
 * an answer, and an exit code that a script can go by. An Ayes that runs is asked where it runs; one that does not is woken for as
 * long as it takes, and nobody else can use it meanwhile.
 */
@NullMarked
package ayes.standalone.operator;

import org.jspecify.annotations.NullMarked;
