// The form for a new poll.

import { byId, el, say } from '../look/el.js';
import { chip, letterOf } from '../look/shapes.js';

const MOST = 12;
const FEWEST = 2;

/** What is wrong with a poll, as a sentence, or '' when nothing is. Pure; the server decides, this only saves a trip. */
export function complaint({ question, options }) {
  if (question === '') return 'The question is missing.';
  if (options.length < FEWEST) return 'A poll needs at least two answers.';
  if (new Set(options.map((o) => o.toLowerCase())).size < options.length) return 'Two answers are the same.';
  return '';
}

/** @param add async (poll, openIt) → '' or a sentence saying why not */
export function composer(add) {
  const form = byId('composer');
  const list = byId('poll-options');
  let values = ['', ''];

  const keep = () => {
    values = [...list.querySelectorAll('input')].map((input) => input.value);
  };
  const change = (next, focus) => {
    keep();
    values = next(values);
    build();
    list.querySelectorAll('input')[focus]?.focus();
  };
  const swap = (i, j) => change((v) => swapped(v, i, j), j);

  const build = () => {
    list.replaceChildren(...values.map((value, i) => line(value, i)));
    byId('add-option').disabled = values.length >= MOST;
  };

  const line = (value, i) => {
    const input = el('input', { class: 'field', type: 'text', maxlength: 120, autocomplete: 'off', 'aria-label': `Answer ${letterOf(i)}`, 'data-composer-option': i });
    input.value = value;
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      if (i < values.length - 1) list.querySelectorAll('input')[i + 1].focus();
      else if (values.length < MOST) change((v) => [...v, ''], i + 1);
    });
    return el(
      'li',
      {},
      chip(i),
      input,
      small('↑', `Move answer ${letterOf(i)} up`, i === 0, () => swap(i, i - 1), 'option-up'),
      small('↓', `Move answer ${letterOf(i)} down`, i === values.length - 1, () => swap(i, i + 1), 'option-down'),
      small('×', `Remove answer ${letterOf(i)}`, values.length <= FEWEST, () => change((v) => v.filter((_, j) => j !== i), Math.max(0, i - 1)), 'option-remove'),
    );
  };

  const read = () => {
    keep();
    return {
      kind: 'single',
      question: byId('poll-question').value.trim(),
      options: values.map((v) => v.trim()).filter((v) => v !== ''),
      settings: { changeVote: byId('change-vote').checked, results: new FormData(form).get('results') },
    };
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const poll = read();
    const wrong = complaint(poll);
    say(byId('composer-note'), wrong);
    if (wrong) return;
    const buttons = form.querySelectorAll('button[type="submit"]');
    for (const b of buttons) b.disabled = true;
    const why = await add(poll, event.submitter?.value === 'open');
    for (const b of buttons) b.disabled = false;
    say(byId('composer-note'), why);
    if (why) return;
    byId('poll-question').value = '';
    values = ['', ''];
    build();
    byId('poll-question').focus();
  });

  byId('add-option').addEventListener('click', () => change((v) => [...v, ''], values.length));
  build();
}

function swapped(list, i, j) {
  const copy = [...list];
  [copy[i], copy[j]] = [copy[j], copy[i]];
  return copy;
}

export function small(sign, name, disabled, press, action) {
  const button = el('button', { type: 'button', class: 'small', 'aria-label': name, title: name, disabled, 'data-action': action }, sign);
  button.addEventListener('click', press);
  return button;
}
