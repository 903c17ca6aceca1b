package ayes.replay;

import ayes.event.Recorded;

/**
 * An event of an export, each exactly once.
 *
 * @param cursor the place behind it, at which another export may go on
 * @param asked whether it was asked for; others come only where a format needs them to say where polls stand
 */
public record Line(Recorded recorded, Cursor cursor, boolean asked) {}
