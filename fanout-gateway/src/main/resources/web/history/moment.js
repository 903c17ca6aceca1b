// Moments of a session's past: epoch microseconds, as the log has them. A number holds them exactly until the year 2255;
// a Date only knows milliseconds.

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** Of an instant such as 2026-11-21T09:30:00.123456Z; null if it is none. */
export function micros(instant) {
  const [, whole, fraction = '', zone] = INSTANT.exec(instant ?? '') ?? [];
  if (whole === undefined) return null;
  const ms = Date.parse(whole + zone);
  return Number.isNaN(ms) ? null : ms * 1000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
}

export function instant(at) {
  const seconds = Math.floor(at / 1e6);
  const fraction = String(Math.round(at - seconds * 1e6)).padStart(6, '0');
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}Z`;
}

/** On the device's clock, to the tenth of a second: a poll may be decided within one. */
export function clockOf(at) {
  return new Date(at / 1000).toLocaleTimeString(undefined, {
    hour: 'numeric', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 1,
  });
}

export function dayOf(at) {
  return new Date(at / 1000).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** `12:07`, or `1:12:07`; for players. */
export function lengthOf(length) {
  const seconds = Math.max(0, Math.floor(length / 1e6));
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

export const SPEEDS = [0.5, 1, 2, 5, 10, 20, 50, 100];

/** The next speed there is above one (+1), or below it (-1). */
export function nextSpeed(speed, by) {
  const beyond = by > 0 ? SPEEDS.find((s) => s > speed) : SPEEDS.findLast((s) => s < speed);
  return beyond ?? speed;
}

/** Of a speed that somebody asked for in an address; 1 if it is none. */
export function speedOf(text) {
  const speed = Number(text);
  return Number.isFinite(speed) && speed >= SPEEDS[0] && speed <= SPEEDS.at(-1) ? speed : 1;
}
