// Everything a person at the wall can do, each with its key. One list: the control bar, the keyboard and the list of
// keys are all drawn from it.

import { hidingMatters } from '../room/poll.js';

const always = () => true;
const hasPoll = ({ poll }) => Boolean(poll);
const living = ({ over }) => !over;

/**
 * id, key shown, keys pressed (KeyboardEvent.key), who may, what it is called and when it makes sense in a scene
 * {poll, over}. `main` is the one thing the host most likely wants; `named`
 * says where a control keeps its name: 'always', where it is 'roomy', or (the rest) only where it is wide.
 */
export const ACTIONS = [
  {
    id: 'toggle', shows: 'Space', keys: [' '], role: 'host', named: 'always', main: true,
    name: ({ poll }) => (poll?.status === 'open' ? 'Close' : poll?.status === 'closed' ? 'Reopen' : 'Open'),
    does: ({ poll }) => (poll?.status === 'open' ? 'close' : 'open'),
    when: (at) => hasPoll(at) && living(at),
    help: 'open or close the poll',
  },
  {
    id: 'show', shows: 'Enter', keys: ['Enter'], role: 'host', named: 'always',
    name: ({ poll }) => (poll?.visibility === 'revealed' ? 'Hide' : 'Reveal'),
    does: ({ poll }) => (poll?.visibility === 'revealed' ? 'hide' : 'reveal'),
    when: (at) => hasPoll(at) && living(at) && hidingMatters(at.poll),
    help: 'reveal or hide the results',
  },
  { id: 'back', shows: '←', keys: ['ArrowLeft', 'ArrowUp', 'PageUp'], role: 'wall', name: () => 'Back', when: always, help: 'the poll before' },
  { id: 'next', shows: '→', keys: ['ArrowRight', 'ArrowDown', 'PageDown'], role: 'wall', name: () => 'Next', when: always, help: 'the next poll' },
  { id: 'polls', shows: 'P', keys: ['p'], role: 'host', named: 'always', name: () => 'Polls', when: living, help: 'the polls, their order, and a new one', gap: true },
  { id: 'reset', named: 'roomy', shows: 'R', keys: ['r'], role: 'host', name: () => 'Start over', when: (at) => living(at) && hasPoll(at) && at.poll.status !== 'draft', help: 'start the poll over, from zero' },
  { id: 'link', named: 'roomy', shows: 'W', keys: ['w'], role: 'host', name: () => 'Wall link', when: always, help: 'the wall on another screen' },
  { id: 'analyse', named: 'roomy', shows: 'A', keys: ['a'], role: 'host', name: () => 'Analyse', when: always, help: 'any moment of this session, in a new window' },
  { id: 'end', named: 'roomy', shows: 'E', keys: ['e'], role: 'host', name: () => 'End', when: living, help: 'end the session' },
  { id: 'qr', shows: 'Q', keys: ['q'], role: 'wall', name: () => 'QR', when: living, help: 'the QR code, big' },
  { id: 'full', shows: 'F', keys: ['f'], role: 'wall', name: () => 'Full', when: always, help: 'full screen' },
  { id: 'smaller', shows: '-', keys: ['-'], role: 'wall', name: () => 'Smaller', when: always, help: 'everything smaller' },
  { id: 'larger', shows: '+', keys: ['+', '='], role: 'wall', name: () => 'Larger', when: always, help: 'everything larger' },
  { id: 'keys', shows: '?', keys: ['?', 'h'], role: 'wall', name: () => 'Keys', when: always, help: 'this list' },
];

export function actionsFor(role) {
  return ACTIONS.filter((action) => role === 'host' || action.role === 'wall');
}

/** The action a key press means, or null. Pure. */
export function actionOfKey(actions, key) {
  return actions.find((action) => action.keys.includes(key.length === 1 ? key.toLowerCase() : key)) ?? null;
}
