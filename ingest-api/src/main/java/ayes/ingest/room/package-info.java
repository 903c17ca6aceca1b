/**
 * What hosts and newcomers do: sessions, polls, joining. In: what was asked and how things stand. Out: what was wrong with
 * it, or the events to number. Plain values and functions.
 */
@NullMarked
package ayes.ingest.room;

import org.jspecify.annotations.NullMarked;
