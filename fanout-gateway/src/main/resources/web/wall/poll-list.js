// The host's list of polls, in the order they will be asked.

import { byId, el, say } from '../look/el.js';
import { number, votes } from '../look/words.js';
import { small } from './composer.js';

/** The ids with one moved by `by` places. Pure. */
export function moved(ids, id, by) {
  const from = ids.indexOf(id);
  const to = Math.max(0, Math.min(ids.length - 1, from + by));
  const rest = ids.filter((other) => other !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

function tagOf(poll) {
  if (poll.status === 'draft') return 'not open yet';
  const seen = poll.visibility === 'revealed' ? ', revealed' : '';
  return `${poll.status}${seen} · ${votes(poll.voters ?? 0)}`;
}

/** @param press {pick(id), order(ids)} */
export function pollList(press) {
  let drawn = null;
  return (polls, selectedId) => {
    const identity = polls.map((p) => `${p.poll} ${p.question} ${tagOf(p)} ${p.poll === selectedId}`).join('\n');
    if (identity === drawn) return;
    drawn = identity;
    say(byId('panel-head'), polls.length > 0 ? 'Polls' : 'New poll');
    byId('composer-head').hidden = polls.length === 0;
    const focused = document.activeElement?.dataset?.focus;
    const ids = polls.map((p) => p.poll);
    byId('poll-list').replaceChildren(...polls.map((poll, i) => line(poll, i, ids, selectedId, press)));
    if (focused) document.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  };
}

function line(poll, i, ids, selectedId, press) {
  const pick = el(
    'button',
    { type: 'button', class: 'pick', 'data-action': 'pick', 'data-focus': `pick ${poll.poll}` },
    el('span', {}, `${number(i + 1)}. ${poll.question}`),
    el('span', { class: 'tag' }, tagOf(poll)),
  );
  pick.addEventListener('click', () => press.pick(poll.poll));
  const up = small('↑', 'Earlier', i === 0, () => press.order(moved(ids, poll.poll, -1)), 'poll-up');
  const down = small('↓', 'Later', i === ids.length - 1, () => press.order(moved(ids, poll.poll, 1)), 'poll-down');
  up.dataset.focus = `up ${poll.poll}`;
  down.dataset.focus = `down ${poll.poll}`;
  return el(
    'li',
    { 'data-poll': poll.poll, 'data-status': poll.status, 'data-selected': poll.poll === selectedId },
    pick,
    up,
    down,
  );
}
