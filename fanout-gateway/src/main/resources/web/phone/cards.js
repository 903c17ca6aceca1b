// The answers as a real radio group. A tap votes at once; arrow keys only move, since each step of a radio group fires
// `change` and nobody means to vote for everything on the way.

import { bar } from '../look/bar.js';
import { el, say } from '../look/el.js';
import { chip, letterOf } from '../look/shapes.js';
import { number, percent } from '../look/words.js';
import { shares } from '../room/poll.js';

const FRESH_MS = 350;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param place   the element to fill
 * @param picked  (option, bySteps): a person chose; `bySteps` when it may be only on the way
 */
export function cards(place, picked) {
  let shown = null;
  let rows = [];
  let stepping = false;

  place.addEventListener('keydown', (event) => {
    stepping = event.key.startsWith('Arrow');
    // Space on an answer that the arrows already marked fires no `change`, but means it.
    if (event.key === ' ' && event.target.checked) picked(Number(event.target.value), false);
  });
  place.addEventListener('pointerdown', () => {
    stepping = false;
  });
  place.addEventListener('change', (event) => picked(Number(event.target.value), stepping));

  const build = (poll) => {
    rows = poll.options.map((label, option) => card(poll, option, label));
    place.replaceChildren(...rows.map((row) => row.node));
    place.dataset.fresh = '';
    setTimeout(() => delete place.dataset.fresh, FRESH_MS);
  };

  return {
    /** `chosen` is a 0-based option or null, `how` its mark: 'picked' | 'wished' | 'counted'. */
    show({ poll, locked }, chosen, how) {
      const identity = `${poll.poll} ${poll.round} ${poll.options.length}`;
      if (identity !== shown) build(poll);
      shown = identity;
      place.toggleAttribute('data-locked', locked);
      place.toggleAttribute('data-results', Boolean(poll.counts));
      const share = poll.counts ? shares(poll.counts) : null;
      rows.forEach((row, option) => {
        row.choose(option === chosen ? how : null, locked);
        if (share) row.count(poll.counts[option], share[option]);
      });
    },
  };
}

function card(poll, option, label) {
  const input = el('input', { type: 'radio', name: 'answer', value: option, id: `option-${option}` });
  const share = el('span', { class: 'share' });
  const count = el('span', { class: 'count' });
  const itsBar = bar(option);
  const node = el(
    'label',
    { class: 'card', 'data-option': option },
    input,
    chip(option),
    el('span', { class: 'label' }, el('span', { class: 'spoken' }, `${letterOf(option)}: `), label),
    tick(),
    el('span', { class: 'figures' }, share, count),
    itsBar.node,
  );
  return {
    node,
    choose(how, locked) {
      if (how) node.dataset.chosen = how;
      else delete node.dataset.chosen;
      if (input.checked !== Boolean(how)) input.checked = Boolean(how);
      input.disabled = locked;
    },
    count(n, part) {
      say(share, percent(part));
      say(count, number(n));
      itsBar.show(part);
    },
  };
}

function tick() {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('class', 'tick');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  const stroke = { fill: 'none', stroke: 'currentColor', 'stroke-width': '7', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [name, value] of Object.entries({ d: 'M8 26l11 11L40 12', ...stroke })) path.setAttribute(name, value);
  svg.append(path);
  return svg;
}
