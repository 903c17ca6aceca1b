// One animation frame loop for a page. However fast frames arrive, at most ten of them a second are painted:
// eyes do not read faster, and a phone stays cool.

const BETWEEN_PAINTS_MS = 100;

/** Returns a function that asks for a paint; many askings become one. */
export function painter(paint) {
  let asked = false;
  let last = -Infinity;
  const frame = (now) => {
    if (now - last < BETWEEN_PAINTS_MS) {
      requestAnimationFrame(frame);
      return;
    }
    asked = false;
    last = now;
    paint();
  };
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  };
}
