// The bars at the moment shown, as on the wall; and, where another rule counts, how far that is from what was counted live.

import { bar } from '../look/bar.js';
import { byId, el, say } from '../look/el.js';
import { chip, letterOf } from '../look/shapes.js';
import { number, percent } from '../look/words.js';
import { shares } from '../room/poll.js';
import { tableSwitch } from './card.js';
import { table } from './table.js';

const SIGNED = new Intl.NumberFormat(undefined, { signDisplay: 'exceptZero' });

/** Of one poll: {state, text} for the line above the question. `at` is where it stood (null: not made yet). Pure. */
export function standing(at) {
  if (!at) return { state: 'none', text: 'Not asked yet' };
  const seen = at.visibility === 'revealed' ? ' · results shown' : ' · results hidden';
  const round = at.round > 1 ? ` · round ${number(at.round)}` : '';
  if (at.status === 'draft') return { state: 'draft', text: 'Not open yet' };
  return { state: at.status, text: `${at.status === 'open' ? 'Open' : 'Closed'}${seen}${round}` };
}

export function bars() {
  const list = byId('bars');
  const box = el('div', { id: 'at-table', class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': 'at-head', hidden: true });
  byId('at').append(box);
  const itsTable = table(box);
  let rows = [];
  let built = null;
  let content = () => ({ head: [], rows: [] });
  const itsSwitch = tableSwitch(byId('at'), box, () => itsTable.show(content()));

  return {
    /**
     * @param poll     of the timeline
     * @param counted  where it stood by the rule that is chosen; null if it was not made yet
     * @param live     as it was counted live, if that is another rule; else null
     */
    show(poll, counted, live) {
      const identity = `${poll.id} ${poll.options.length}`;
      if (identity !== built) {
        rows = poll.options.map((label, option) => row(option, label));
        list.replaceChildren(...rows.map((one) => one.node));
        list.dataset.density = rows.length > 6 ? 'many' : 'few';
        built = identity;
      }
      const counts = counted?.counts ?? poll.options.map(() => 0);
      const share = shares(counts);
      rows.forEach((one, option) => one.count(counts[option], share[option], live ? counts[option] - live.counts[option] : null));
      content = () => tableOf(poll, counts, live);
      if (itsSwitch.isOpen()) itsTable.show(content());
    },
  };
}

function tableOf(poll, counts, live) {
  const share = shares(counts);
  return {
    head: ['Answer', 'Votes', 'Share', ...(live ? ['As counted live'] : [])],
    rows: poll.options.map((label, option) => [
      `${letterOf(option)} ${label}`, number(counts[option]), percent(share[option]), ...(live ? [number(live.counts[option])] : []),
    ]),
  };
}

function row(option, label) {
  const count = el('span', { class: 'count' });
  const part = el('span', { class: 'share' });
  const apart = el('span', { class: 'apart' });
  const itsBar = bar(option);
  const node = el(
    'li',
    { class: 'option', 'data-option': option },
    chip(option),
    el('span', { class: 'label' }, el('span', { class: 'spoken' }, `${letterOf(option)}: `), label),
    el('span', { class: 'figures' }, apart, count, part),
    itsBar.node,
  );
  return {
    node,
    count(n, share, difference) {
      node.dataset.count = n;
      say(count, number(n));
      say(part, percent(share));
      say(apart, difference === null || difference === 0 ? '' : SIGNED.format(difference));
      itsBar.show(share);
    },
  };
}
