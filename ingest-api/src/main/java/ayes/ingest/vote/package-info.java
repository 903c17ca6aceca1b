/**
 * What happens to a vote. In: a batch of votes for one poll, and how that poll and those voters stand. Out: an answer for
 * each vote, and the events to number. Plain functions of plain values: the transaction that holds the poll's lock calls
 * them between looking and writing.
 */
@NullMarked
package ayes.ingest.vote;

import org.jspecify.annotations.NullMarked;
