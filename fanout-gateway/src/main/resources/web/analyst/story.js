// What a timeline tells: the marks of a session in order, and which poll the room looked at when. Pure.

import { micros } from '../history/moment.js';

const SAYS = { opened: 'opened', closed: 'closed', revealed: 'results shown', hidden: 'results hidden', reset: 'started over' };

/** The answer of the timeline call with its instants as numbers. */
export function story(timeline) {
  const polls = timeline.polls.map((poll, i) => ({
    ...poll,
    number: i + 1,
    createdAt: micros(poll.createdAt),
    marks: poll.marks.map((mark) => ({ ...mark, at: micros(mark.at), poll: poll.id })),
  }));
  return {
    session: timeline.session,
    span: { from: micros(timeline.from), to: micros(timeline.to), live: timeline.live },
    events: timeline.events,
    polls,
    marks: polls.flatMap((poll) => poll.marks).sort((a, b) => a.at - b.at),
  };
}

/** "opened", in words. */
export function saysMark({ type }) {
  return SAYS[type] ?? type;
}

/** The poll that the room looked at: the one that was opened last by then, else the first; null if there is none. */
export function pollAt(told, at) {
  const opened = told.marks.findLast((mark) => mark.type === 'opened' && mark.at <= at);
  return told.polls.find((poll) => poll.id === opened?.poll) ?? told.polls[0] ?? null;
}

/** The mark after a moment (+1) or before it (-1); null if there is none. A hair's breadth away is not away. */
export function nextMark(marks, at, by) {
  const hair = 1000;
  return (by > 0 ? marks.find((mark) => mark.at > at + hair) : marks.findLast((mark) => mark.at < at - hair)) ?? null;
}

/** What of the session concerns a poll: {from, to, isOpen}, from its first opening to its last close, or to now while it is open. */
export function spanOf(poll, span) {
  const turns = poll.marks.filter((mark) => mark.type === 'opened' || mark.type === 'closed');
  const from = turns[0]?.at ?? poll.createdAt;
  const isOpen = turns.at(-1)?.type === 'opened';
  const to = isOpen ? span.to : (turns.at(-1)?.at ?? from);
  return { from, to: Math.max(to, from + 1e6), isOpen };
}
