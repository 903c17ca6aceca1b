// Numbers and moments in the device's own manner; the sentences around them stay short.

const NUMBER = new Intl.NumberFormat();
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

export function number(n) {
  return NUMBER.format(n);
}

/** A share of 0…1. */
export function percent(share) {
  return PERCENT.format(share);
}

export function clock(epochMs) {
  return new Date(epochMs).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
}

export function votes(n) {
  return n === 1 ? '1 vote' : `${number(n)} votes`;
}

/** The whole result in one breath, for a screen reader: letter, label, share. */
export function spokenResult(options, counts, letterOf) {
  const voters = counts.reduce((sum, n) => sum + n, 0);
  const parts = options.map((label, i) => `${letterOf(i)}, ${label}: ${percent(voters ? counts[i] / voters : 0)}`);
  return `${votes(voters)}. ${parts.join('. ')}.`;
}
