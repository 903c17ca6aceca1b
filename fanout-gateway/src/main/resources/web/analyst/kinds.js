// The kinds of events there are, in words, and what a line of the export says. Pure.

import { letterOf } from '../look/shapes.js';
import { number, votes } from '../look/words.js';

const KINDS = {
  sessionStarted: 'session started',
  sessionEnded: 'session ended',
  sessionTaken: 'session taken stock of',
  participantJoined: 'joined',
  pollAdded: 'poll added',
  pollsOrdered: 'polls put in order',
  pollCreated: 'poll written',
  pollOpened: 'opened',
  pollClosed: 'closed',
  pollRevealed: 'results shown',
  pollHidden: 'results hidden',
  pollReset: 'started over',
  countsTaken: 'counts taken stock of',
  voteCast: 'vote',
  voteRetracted: 'vote taken back',
};

/** What may be asked for: a name, and the contract's types that it means. */
export const FILTERS = [
  { id: '', name: 'all', types: [] },
  { id: 'votes', name: 'votes and votes taken back', types: ['voteCast', 'voteRetracted'] },
  { id: 'cast', name: 'votes', types: ['voteCast'] },
  { id: 'back', name: 'votes taken back', types: ['voteRetracted'] },
  { id: 'polls', name: 'what the host did', types: ['pollCreated', 'pollOpened', 'pollClosed', 'pollRevealed', 'pollHidden', 'pollReset', 'pollAdded', 'pollsOrdered', 'sessionStarted', 'sessionEnded'] },
  { id: 'joined', name: 'people who joined', types: ['participantJoined'] },
  { id: 'stock', name: 'counts taken stock of', types: ['countsTaken', 'sessionTaken'] },
];

export function kindOf(line) {
  return KINDS[line.type] ?? line.type;
}

/** Whether a line is wanted. The server is asked for these alone; one of an older version sends all. */
export function isWanted(line, { types, poll }) {
  return (types.length === 0 || types.includes(line.type)) && (!poll || line.stream === poll || line.poll === poll);
}

function letters(choices) {
  return choices.length === 0 ? 'none' : choices.map(letterOf).join(', ');
}

/** What is particular about an event. */
export function detailOf(line) {
  switch (line.type) {
    case 'voteCast':
      return line.previous?.length > 0 ? `${letters(line.previous)} → ${letters(line.choices)}` : letters(line.choices);
    case 'voteRetracted':
      return `${letters(line.previous ?? [])} → none`;
    case 'pollCreated':
      return line.question;
    case 'pollClosed':
    case 'pollReset':
    case 'countsTaken':
      return `${votes(line.voters)}: ${line.counts.map((n, i) => `${letterOf(i)} ${number(n)}`).join(', ')}`;
    case 'sessionStarted':
      return line.title;
    case 'sessionTaken':
      return `${number(line.joined)} joined`;
    default:
      return '';
  }
}
