// Everything the keyboard can do on this page. One list: the keys and the list of keys are drawn from it.

import { device } from '../keep.js';
import { byId, el } from '../look/el.js';

export const ACTIONS = [
  { id: 'toggle', shows: 'Space', keys: [' '], help: 'play or pause' },
  { id: 'back', shows: '←', keys: ['ArrowLeft'], help: 'a step back' },
  { id: 'on', shows: '→', keys: ['ArrowRight'], help: 'a step on' },
  { id: 'markBack', shows: ',', keys: [','], help: 'to the mark before: opened, closed, results shown' },
  { id: 'markOn', shows: '.', keys: ['.'], help: 'to the next mark' },
  { id: 'start', shows: 'Home', keys: ['Home'], help: 'to the beginning' },
  { id: 'end', shows: 'End', keys: ['End'], help: 'to the end' },
  { id: 'live', shows: 'L', keys: ['l'], help: 'live' },
  { id: 'slower', shows: '-', keys: ['-'], help: 'slower' },
  { id: 'faster', shows: '+', keys: ['+', '='], help: 'faster' },
  { id: 'tables', shows: 'T', keys: ['t'], help: 'all tables' },
  { id: 'export', shows: 'E', keys: ['e'], help: 'export' },
  { id: 'link', shows: 'C', keys: ['c'], help: 'copy the link to this moment' },
  { id: 'wall', shows: 'W', keys: ['w'], help: 'replay on a wall' },
  { id: 'keys', shows: '?', keys: ['?'], help: 'this list' },
];

const KEPT = 'ayes.keys';

/** The action a key press means, or null. Pure. */
export function actionOf(key) {
  return ACTIONS.find((action) => action.keys.includes(key.length === 1 ? key.toLowerCase() : key)) ?? null;
}

// A key that an element under the focus wants for itself is not ours.
function isTaken(event) {
  const { target, key } = event;
  if (target.closest('textarea, select, input:not([type=range], [type=checkbox], [type=radio])')) return true;
  if (target.closest('input[type=range]')) return false;
  if (target.closest('input') && key.startsWith('Arrow')) return true;
  if (target.closest('.scroll') && !target.closest('button') && (key.startsWith('Arrow') || key === 'Home' || key === 'End')) return true;
  return key === ' ' && Boolean(target.closest('button, a, input, summary'));
}

/** @param run {id: () → …} for every action. Single keys can be switched off (WCAG 2.1.4): speech input types by accident. */
export function keys(run) {
  const on = byId('keys-on');
  on.checked = device.read(KEPT) ?? true;
  on.addEventListener('change', () => device.write(KEPT, on.checked));
  byId('keys-list').append(...ACTIONS.flatMap((action) => [el('dt', {}, el('kbd', {}, action.shows)), el('dd', {}, action.help)]));
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const action = actionOf(event.key);
    if (!action || isTaken(event)) return;
    if (!on.checked && action.id !== 'keys') return;
    event.preventDefault();
    if (!event.repeat || action.id === 'back' || action.id === 'on') run[action.id]();
  });
}
