package ayes.event;

/** Everything that can be accepted. Each event belongs to the stream of one poll or of one session. */
public sealed interface Event permits PollEvent, SessionEvent {}
