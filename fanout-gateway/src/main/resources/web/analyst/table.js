import { el } from '../look/el.js';

/** A table in a box. `show({head, rows, caption})`: the first cell of a row names it; numbers are right-aligned. */
export function table(box) {
  let shown = null;
  return {
    show({ head, rows, caption = '' }) {
      const text = JSON.stringify([head, rows, caption]);
      if (text === shown) return;
      shown = text;
      box.replaceChildren(head.length === 0 ? el('p', { class: 'empty' }, 'Nothing to show.') : build(head, rows, caption));
    },
  };
}

function build(head, rows, caption) {
  const isNumber = head.map((_, column) => rows.length > 0 && rows.every((row) => /^[\d.,\s−+%–-]*$/.test(row[column])));
  const cell = (tag, text, column, more = {}) => el(tag, { ...more, class: isNumber[column] && column > 0 ? 'number' : null }, text);
  return el(
    'table',
    {},
    ...(caption === '' ? [] : [el('caption', {}, caption)]),
    el('thead', {}, el('tr', {}, ...head.map((text, i) => cell('th', text, i, { scope: 'col' })))),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((text, i) => (i === 0 ? cell('th', text, i, { scope: 'row' }) : cell('td', text, i)))))),
  );
}
