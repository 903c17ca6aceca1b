// When to come back. Full jitter: a hall that lost its server together must not return together.
// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

const BASE_MS = 1000;
const CAP_MS = 15_000;

/**
 * Milliseconds to wait before attempt n (0-based). `windowMs` is the server's own `retryMs`: the first attempt falls
 * somewhere within it. `random` is 0…1.
 */
export function backoff(attempt, windowMs, random) {
  const ceiling = attempt === 0 && windowMs > 0 ? windowMs : Math.min(CAP_MS, BASE_MS * 2 ** attempt);
  return Math.round(random * ceiling);
}

/** Close codes from 4500 on are the server's last word. */
export function isFinal(closeCode) {
  return closeCode >= 4500 && closeCode <= 4999;
}
