// What an address says about the page, so that a link shows what its sender saw. Pure.

import { instant, micros, speedOf } from '../history/moment.js';

/** {at, speed, poll, rule, until} of `?at=…`; null where it says nothing. */
export function read(search) {
  const given = new URLSearchParams(search);
  return {
    at: micros(given.get('at')),
    speed: speedOf(given.get('speed')),
    poll: given.get('poll'),
    rule: given.get('rule') === 'first' ? 'first' : 'last',
    until: micros(given.get('until')),
  };
}

/** `?at=…`, or '' for the page as it begins. */
export function write({ at, speed, poll, rule, until }) {
  const words = new URLSearchParams();
  if (at !== null) words.set('at', instant(at));
  if (speed !== 1) words.set('speed', speed);
  if (poll) words.set('poll', poll);
  if (rule !== 'last') words.set('rule', rule);
  if (until !== null) words.set('until', instant(until));
  // Colons may stand in a query, and a moment is easier to read with them.
  const text = words.toString().replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}
