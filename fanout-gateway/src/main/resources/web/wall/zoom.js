// The size of everything on this wall: halls differ, so the device remembers its own.

import { device } from '../keep.js';

const LEAST = 0.6;
const MOST = 1.8;
const STEP = 0.1;
const KEPT = 'ayes.zoom';

/** One step on from a size, in tenths and within bounds. Pure. */
export function stepped(size, by) {
  return Math.min(MOST, Math.max(LEAST, Math.round((size + by) * 10) / 10));
}

function change(by) {
  const size = stepped(device.read(KEPT) ?? 1, by);
  if (by !== 0) device.write(KEPT, size);
  document.documentElement.style.setProperty('--zoom', size);
}

export const smaller = () => change(-STEP);
export const larger = () => change(STEP);
export const asKept = () => change(0);
