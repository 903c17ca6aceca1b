// When to come back, and how long to wait for a first word. Pure.
// Full jitter: a hall that lost its server together must not return together.
// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

const BASE_MS = 1000;
const CAP_MS = 15_000;

const PATIENCE_MS = 5000;
const MOST_PATIENCE_MS = 20_000;
const TRIES_BETWEEN = 3;

/**
 * Milliseconds to wait before attempt n (0-based). `windowMs` is the server's own `retryMs`: a server that says within
 * which time to come back is taken at its word, whatever happened before. `random` is 0…1.
 */
export function backoff(attempt, windowMs, random) {
  const ceiling = windowMs > 0 ? windowMs : Math.min(CAP_MS, BASE_MS * 2 ** attempt);
  return Math.round(random * ceiling);
}

/**
 * Milliseconds that a new connection may stay silent, after n tries in a row that stayed so. Short at first, since what
 * is blocked without a word should be found out soon; then longer, for networks that are only slow.
 */
export function patience(unheard) {
  return Math.min(MOST_PATIENCE_MS, PATIENCE_MS * 2 ** Math.floor(unheard / TRIES_BETWEEN));
}
