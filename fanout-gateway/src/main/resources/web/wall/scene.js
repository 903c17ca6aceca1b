// What the wall shows now. Pure: scene(…) → a description; screen.js draws it.

import { number } from '../look/words.js';
import { pollOnShow, resultsShown } from '../room/poll.js';
import { pollsInOrder } from '../room/room.js';

/** The host may stand on any poll (a draft is read out before it opens); a wall only where the room has been. */
export function stops(room, role) {
  const polls = pollsInOrder(room);
  return role === 'host' ? polls : polls.filter((p) => p.status !== 'draft');
}

export const LOBBY = 'lobby';

/** Where the cursor stands: LOBBY, a poll's id, or null to follow the room. */
export function pollAtCursor(room, role, cursor) {
  if (cursor === LOBBY) return null;
  const polls = stops(room, role);
  return polls.find((p) => p.poll === cursor) ?? pollOnShow(polls, room.attended);
}

/** The cursor one step on (+1) or back (-1); the lobby comes before the first poll. */
export function step(room, role, cursor, by) {
  const polls = stops(room, role);
  const here = pollAtCursor(room, role, cursor);
  const index = here ? polls.indexOf(here) : -1;
  const next = Math.max(-1, Math.min(polls.length - 1, index + by));
  return next === -1 ? LOBBY : polls[next].poll;
}

/** {state, poll, shown, eyebrow, place}; `state` is connecting · lobby · ready · open · revealed · closed · ended */
export function scene({ room, role, cursor, over }) {
  if (!room.session) return { state: 'connecting', poll: null };
  const ended = over || room.session.status === 'ended';
  const poll = ended && !cursor ? null : pollAtCursor(room, role, cursor);
  if (!poll) return { state: ended ? 'ended' : 'lobby', poll: null };
  const shown = resultsShown(poll);
  const state = poll.status === 'draft' ? 'ready' : shown ? 'revealed' : poll.status;
  const polls = stops(room, role);
  return { state, poll, shown, place: { at: polls.indexOf(poll) + 1, of: polls.length } };
}

/** The line above the question. */
export function eyebrow({ state, poll, place, past = false }, session) {
  if (!poll) return { text: state === 'ended' ? session.title : '', kind: '' };
  const where = place.of > 1 ? ` · ${number(place.at)} of ${number(place.of)}` : '';
  if (poll.status === 'open') return { text: `${past ? 'Voting was open' : 'Vote now'}${where}`, kind: 'open' };
  if (poll.status === 'draft') return { text: `Not open yet${where}`, kind: 'ready' };
  return { text: `${state === 'revealed' ? 'Closed · results' : 'Closed'}${where}`, kind: 'closed' };
}
