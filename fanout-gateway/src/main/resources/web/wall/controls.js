// The control bar and the keyboard: both only say which action is meant.

import { byId, el, say } from '../look/el.js';
import { actionOfKey, actionsFor } from './actions.js';

const RESTS_AFTER_MS = 3000;

/** @param run (action) called with an entry of ACTIONS when a person means it */
export function controls(role, run) {
  const actions = actionsFor(role);
  const buttons = new Map(actions.map((action) => [action, button(action, run)]));
  const bar = byId('controls');
  for (const action of actions) {
    if (action.gap) bar.append(el('span', { class: 'gap' }));
    bar.append(buttons.get(action).node);
  }
  listKeys(actions);
  listen(actions, (action) => !buttons.get(action).node.disabled && run(action));
  restWithTheMouse(bar);
  return (at) => {
    for (const [action, itsButton] of buttons) itsButton.show(at);
  };
}

function button(action, run) {
  const name = el('span', { class: 'name' }, action.name({}));
  const node = el('button', { type: 'button', class: 'button', id: `do-${action.id}`, 'data-action': action.id, 'data-named': action.named ?? 'wide', title: action.help }, name, el('kbd', {}, action.shows));
  node.addEventListener('click', (event) => {
    // After a click by mouse the focus goes back to the page, or Space would press this button again.
    if (event.detail > 0) node.blur();
    run(action);
  });
  return {
    node,
    show(at) {
      say(name, action.name(at));
      const possible = Boolean(action.when(at));
      if (node.disabled === possible) node.disabled = !possible;
      node.classList.toggle('main', Boolean(action.main) && possible);
    },
  };
}

function listKeys(actions) {
  const list = byId('keys-list');
  for (const action of actions) {
    list.append(el('dt', {}, el('kbd', {}, action.shows)), el('dd', {}, action.help));
  }
}

function listen(actions, meant) {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const open = document.querySelector('dialog[open]');
    if (open) {
      if (open.id === 'big' && event.key.toLowerCase() === 'q') open.close();
      return;
    }
    const target = event.target;
    if (target.closest('input, textarea, select')) return;
    if ((event.key === ' ' || event.key === 'Enter') && target.closest('button, a')) return;
    const action = actionOfKey(actions, event.key);
    if (!action || event.repeat) return;
    event.preventDefault();
    meant(action);
  });
}

function restWithTheMouse(bar) {
  let timer = null;
  const rest = () => {
    const busy = bar.matches(':hover') || bar.contains(document.activeElement) || document.querySelector('.panel:not([hidden]), dialog[open]');
    if (busy) wake();
    else document.body.dataset.rest = '';
  };
  const wake = () => {
    delete document.body.dataset.rest;
    clearTimeout(timer);
    timer = setTimeout(rest, RESTS_AFTER_MS);
  };
  for (const kind of ['pointermove', 'pointerdown', 'focusin']) addEventListener(kind, wake, { passive: true });
  wake();
}
