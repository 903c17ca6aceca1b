// What the person chose to look at: which poll, what counts, how fine, since when. Each choice is one select of the page.

import { clockOf } from '../history/moment.js';
import { byId } from '../look/el.js';
import { fill } from './deck.js';
import { sinceOptions } from './since.js';
import { pollAt } from './story.js';

/**
 * @param begun    address.js's {poll, rule, until}
 * @param at       () → the moment shown
 * @param changed  () called after a choice
 */
export function choices(begun, { at, changed }) {
  const chosen = { poll: begun.poll, rule: begun.rule, until: begun.until, grain: '', since: '', set: null, newcomers: false, stayers: false };
  const on = (id, take) => byId(id).addEventListener('change', () => {
    take(byId(id));
    changed();
  });

  byId('rule').value = chosen.rule;
  on('poll', ({ value }) => {
    chosen.poll = value || null;
    chosen.since = '';
    chosen.set = null;
  });
  on('rule', ({ value }) => (chosen.rule = value));
  on('until', ({ value }) => {
    if (value !== 'set') chosen.until = value === 'here' ? Math.round(at()) : null;
  });
  on('grain', ({ value }) => (chosen.grain = value));
  on('since', ({ value }) => {
    if (value === 'here') chosen.set = Math.round(at());
    chosen.since = value === 'here' ? `set ${chosen.set}` : value;
  });
  on('newcomers', ({ checked }) => (chosen.newcomers = checked));
  on('stayers', ({ checked }) => (chosen.stayers = checked));

  return {
    chosen,
    /** The poll to look at: the chosen one, else the one that the room looked at. */
    poll: (told, moment) => told.polls.find((poll) => poll.id === chosen.poll) ?? pollAt(told, moment),
    show(told, poll) {
      const all = told.polls.map((one) => ({ value: one.id, name: `${one.number}. ${one.question}` }));
      fill(byId('poll'), [{ value: '', name: 'follow the room' }, ...all]);
      byId('poll').value = told.polls.some((one) => one.id === chosen.poll) ? chosen.poll : '';
      fill(byId('events-poll'), [{ value: '', name: 'all' }, ...all]);
      fill(byId('export-poll'), [{ value: '', name: 'all' }, ...all]);
      const set = chosen.until === null ? [] : [{ value: 'set', name: `left out after ${clockOf(chosen.until)}` }];
      fill(byId('until'), [{ value: '', name: 'all count' }, ...set, { value: 'here', name: 'leave out those after the moment shown' }]);
      byId('until').value = chosen.until === null ? '' : 'set';
      if (poll) {
        fill(byId('since'), sinceOptions(poll, chosen.set));
        byId('since').value = chosen.since;
      }
    },
    /** The rule in words; '' as it was counted live. */
    ruleInWords() {
      const first = chosen.rule === 'first' ? 'only the first vote of each person' : '';
      const until = chosen.until === null ? '' : `no votes after ${clockOf(chosen.until)}`;
      const both = [first, until].filter(Boolean).join(', ');
      return both === '' ? '' : `Counted by another rule: ${both}. Beside each number, how far it is from what was counted live.`;
    },
  };
}
