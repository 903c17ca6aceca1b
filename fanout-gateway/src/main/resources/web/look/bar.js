import { el } from './el.js';
import { hueClass } from './shapes.js';

/** A bar for one option. `show(share)` takes 0…1 of all who voted. */
export function bar(option) {
  const fill = el('span', { class: 'bar-fill' });
  const rule = el('span', { class: 'bar-rule' });
  const node = el('span', { class: `bar ${hueClass(option)}`, 'aria-hidden': 'true' }, fill, rule);
  return {
    node,
    show(share) {
      fill.style.transform = `scaleX(${share})`;
      rule.style.transform = `translateX(${(share - 1) * 100}%)`;
    },
  };
}
