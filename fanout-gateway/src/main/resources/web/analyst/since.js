// From which moment on moves are told. Pure.

import { clockOf } from '../history/moment.js';
import { saysMark } from './story.js';

const MINUTE = 60e6;

/** What may be chosen of a poll: {value, name}. `set` is a moment that the person chose, or null. */
export function sinceOptions(poll, set) {
  return [
    { value: '', name: 'automatically' },
    ...poll.marks.map((mark) => ({ value: String(mark.at), name: `${clockOf(mark.at)}, ${saysMark(mark)}` })),
    { value: 'half', name: 'half the way to the moment shown' },
    { value: 'minute', name: 'a minute before the moment shown' },
    ...(set === null ? [] : [{ value: `set ${set}`, name: `${clockOf(set)}, as you set it` }]),
    { value: 'here', name: 'set it to the moment shown' },
  ];
}

/**
 * The moment that is meant. Left to us: when the room saw the results, since that is what moves people; else half the way.
 *
 * @param from  where the poll begins
 * @param at    the moment shown
 */
export function sinceOf(choice, poll, from, at) {
  // A moment before the poll began is its own beginning: the server takes no span that runs backwards.
  const half = Math.round((Math.min(from, at) + at) / 2);
  switch (choice) {
    case '':
      return poll.marks.findLast((mark) => mark.type === 'revealed' && mark.at < at)?.at ?? half;
    case 'half':
      return half;
    case 'minute':
      return Math.max(Math.min(from, at), at - MINUTE);
    default:
      return Math.min(Number(choice.replace('set ', '')), at);
  }
}
