// Two ways to the same frames: a WebSocket, and, for networks that let none through, an event stream. Which one to try
// next. Pure.
//
// A way that was heard is preferred. After some attempts of which nothing was heard the other way gets one: if the server
// is down that changes nothing, if only the way is blocked it finds out. While a stream serves, a socket is tried beside
// it from time to time, since it is the cheaper way for everybody; the stream is let go only for one that speaks.

export const SOCKET = 'websocket';
export const STREAM = 'event-stream';

// The first time, two attempts say enough: the page itself came over plain HTTP a moment ago.
const FIRST_TRIES = 2;
const TRIES = 3;

// Soon, because what looked like a blocked way may have been a server that was just coming back.
const SOON_MS = 5000;
const RESTS_MS = 10 * 60_000;

/** `streamUntil` (ms) is what this tab kept: until then it goes by stream right away. */
export function begin(streamUntil, now) {
  const byStream = now < (streamUntil ?? 0);
  return {
    preferred: byStream ? STREAM : SOCKET,
    tries: FIRST_TRIES,
    unheard: 0,
    socketAt: byStream ? streamUntil : null,
  };
}

/** The way of the next attempt. */
export function next({ preferred, tries, unheard }) {
  if (unheard % (tries + 1) < tries) return preferred;
  return preferred === SOCKET ? STREAM : SOCKET;
}

/** An attempt ended, and nothing had been heard of it. */
export function failed(ways) {
  return { ...ways, unheard: ways.unheard + 1 };
}

/** Something was heard. `random` is 0…1. */
export function heard(ways, way, now, random) {
  const socketAt = way === SOCKET ? null : (ways.socketAt ?? now + SOON_MS * (1 + random));
  return { preferred: way, tries: TRIES, unheard: 0, socketAt };
}

/** Whether it is time to try a socket beside the stream that serves. */
export function maySocketBeside({ socketAt }, now) {
  return socketAt !== null && now >= socketAt;
}

/** A socket is being tried beside: if nothing comes of it, the next one is for later. */
export function triedBeside(ways, now) {
  return { ...ways, socketAt: restsUntil(now) };
}

/** Until when a stream that serves may be taken without trying a socket first. */
export function restsUntil(now) {
  return now + RESTS_MS;
}
