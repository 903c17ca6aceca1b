package ayes.replay.kafka;

import ayes.event.Recorded;

/** One readable record of the session's. */
record SessionRecord(long offset, Recorded recorded) {}
