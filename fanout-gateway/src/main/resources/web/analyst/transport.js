// Which moment the page shows: live, or going on from one at some speed, or standing still. Pure; each function is a
// press of a button. Times of ours are ms of a steady clock, moments are epoch µs; `span` is {from, to, live}.

export const LIVE = Object.freeze({ mode: 'live', at: null, speed: 1, since: 0 });

export function pausedAt(at, speed = 1) {
  return { mode: 'paused', at, speed, since: 0 };
}

export function moment(transport, span, now) {
  if (transport.mode === 'live') return span.to;
  const gone = transport.mode === 'playing' ? (now - transport.since) * 1000 * transport.speed : 0;
  return Math.max(span.from, Math.min(transport.at + gone, span.to));
}

/** Whoever plays into the present is live; a session that is over stops at its end. */
export function settled(transport, span, now) {
  const hasArrived = transport.mode === 'playing' && moment(transport, span, now) >= span.to;
  if (hasArrived) return span.live ? live(transport) : { ...transport, mode: 'paused', at: span.to };
  return transport.mode === 'live' && !span.live ? { ...transport, mode: 'paused', at: span.to } : transport;
}

/** From its end it plays again from its beginning. */
export function play(transport, span, now) {
  const here = moment(transport, span, now);
  return { ...transport, mode: 'playing', at: here >= span.to ? span.from : here, since: now };
}

export function pause(transport, span, now) {
  return { ...transport, mode: 'paused', at: Math.round(moment(transport, span, now)) };
}

/** Goes on playing if it played; the live edge is left for standing still. */
export function seek(transport, span, now, at) {
  const there = Math.round(Math.max(span.from, Math.min(at, span.to)));
  return { ...transport, mode: transport.mode === 'playing' ? 'playing' : 'paused', at: there, since: now };
}

export function atSpeed(transport, span, now, speed) {
  if (transport.mode === 'live') return { ...transport, speed };
  return { ...transport, at: moment(transport, span, now), since: now, speed };
}

export function live(transport) {
  return { ...LIVE, speed: transport.speed };
}

const STEPS_S = [0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** How far an arrow key goes: about a hundredth of it all, as a length that people think in; µs. */
export function stepOf(span) {
  const hundredth = (span.to - span.from) / 1e8;
  return 1e6 * (STEPS_S.find((s) => s >= hundredth) ?? STEPS_S.at(-1));
}
