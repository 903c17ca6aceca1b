/**
 * Starts now; call it for the milliseconds since. Two clocks, and the one that went further: the steady one stands still
 * while a laptop sleeps, the other stands still, or worse, when somebody puts it back.
 */
export function stopwatch() {
  const date = Date.now();
  const steady = performance.now();
  return () => Math.max(Date.now() - date, performance.now() - steady);
}
