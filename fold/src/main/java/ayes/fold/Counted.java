package ayes.fold;

import ayes.wire.StateOf;

/** The state of a stream after one more event. */
public record Counted<T>(StateOf<T> state, Verdict verdict) {}
