// One polite voice for a page. A screen reader cannot be hurried: what was said last stands for some seconds, and of
// all that happened meanwhile only the newest summary is spoken.

const BETWEEN_SUMMARIES_MS = 4000;

export function announcer(region, { now = Date.now, later = setTimeout } = {}) {
  let spokenAt = -Infinity;
  let waiting = null;
  const speak = () => {
    spokenAt = now();
    region.textContent = waiting;
    waiting = null;
  };
  return (text) => {
    if (!text || (waiting === null && region.textContent === text)) return;
    const planned = waiting !== null;
    waiting = text;
    if (planned) return;
    const wait = spokenAt + BETWEEN_SUMMARIES_MS - now();
    if (wait <= 0) speak();
    else later(speak, wait);
  };
}
