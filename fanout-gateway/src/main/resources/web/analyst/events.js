// The events themselves, page by page. A page is read from the export by its cursor, and the export is let go of as soon as
// the page is full: neither a million events nor a session that runs is ever held.

import { slugOf, sentenceOf } from '../api.js';
import { clockOf, micros } from '../history/moment.js';
import { byId, el, say } from '../look/el.js';
import { number } from '../look/words.js';
import { detailOf, FILTERS, isWanted, kindOf } from './kinds.js';
import { lines } from './lines.js';

const PAGE = 50;

/** {ok, rows, more} of the export at an address, read until a page is full. */
export async function readPage(address, token, filter, signal) {
  const reading = new AbortController();
  const leave = () => reading.abort();
  signal.addEventListener('abort', leave);
  try {
    const headers = { Accept: 'application/x-ndjson, application/problem+json', Authorization: `Bearer ${token}` };
    const answer = await fetch(address, { headers, cache: 'no-store', signal: reading.signal });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => null);
      return { ok: false, slug: slugOf(problem), sentence: sentenceOf(problem, answer.status) };
    }
    return { ok: true, ...(await fill(answer.body.getReader(), filter)) };
  } finally {
    signal.removeEventListener('abort', leave);
    leave();
  }
}

async function fill(reader, filter) {
  const cut = lines();
  const rows = [];
  for (;;) {
    const { done, value } = await reader.read();
    for (const text of done ? cut.rest() : cut.feed(value)) {
      const line = JSON.parse(text);
      if (!isWanted(line, filter)) continue;
      // One more than fits says that there is another page.
      if (rows.length === PAGE) return { rows, more: true };
      rows.push(line);
    }
    if (done) return { rows, more: false };
  }
}

/**
 * @param past  calls.js
 * @param told  () → story.js's; at () → the moment shown; seek(at)
 */
export function events(past, { told, at, seek }) {
  // Where each page begins: a moment or nothing for the first, then the cursors of last lines.
  let begins = [null];
  let page = 0;
  let leaving = new AbortController();
  const choice = { type: byId('events-type'), poll: byId('events-poll'), from: byId('events-from') };

  const filter = () => ({ types: FILTERS.find((f) => f.id === choice.type.value).types, poll: choice.poll.value });

  const load = async () => {
    leaving.abort();
    leaving = new AbortController();
    const mine = leaving;
    const { types, poll } = filter();
    const address = past.events({ format: 'ndjson', from: begins[page], poll, type: types });
    byId('events').setAttribute('aria-busy', 'true');
    let answer;
    try {
      answer = await readPage(address, past.token, { types, poll }, mine.signal);
    } catch {
      answer = { ok: false, sentence: 'The server is not answering. Try again in a moment.' };
    }
    if (mine !== leaving) return;
    byId('events').removeAttribute('aria-busy');
    show(answer);
  };

  const show = (answer) => {
    byId('events-back').disabled = page === 0;
    byId('events-on').disabled = !answer.more;
    if (!answer.ok) {
      say(byId('events-note'), answer.sentence);
      return;
    }
    begins[page + 1] = answer.rows.at(-1)?.cursor;
    const first = page * PAGE + 1;
    const note = answer.rows.length === 0 ? 'No such events.' : `${number(first)} to ${number(first + answer.rows.length - 1)}${answer.more ? '' : ', all there are'}`;
    say(byId('events-note'), note);
    byId('events-table').replaceChildren(drawn(answer.rows));
    byId('events-table').scrollTop = 0;
  };

  const drawn = (rows) => el(
    'table',
    {},
    el('thead', {}, el('tr', {}, ...['Moment', 'Event', 'What', 'Poll', 'Who', 'Seq'].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, ...rows.map(row)),
  );

  const row = (line) => {
    const when = micros(line.at);
    const go = el('button', { type: 'button', class: 'moment', title: 'Show this moment' }, clockOf(when));
    go.addEventListener('click', () => seek(when));
    const poll = told().polls.find((p) => p.id === (line.poll ?? line.stream));
    return el(
      'tr',
      { 'data-type': line.type },
      el('th', { scope: 'row' }, go),
      el('td', {}, kindOf(line)),
      el('td', { class: 'what' }, detailOf(line)),
      el('td', { title: poll?.question ?? null }, poll ? number(poll.number) : '–'),
      el('td', { class: 'who', title: line.participant ?? null }, line.participant?.slice(0, 8) ?? '–'),
      el('td', { class: 'number' }, number(line.seq)),
    );
  };

  const fromHere = () => {
    begins = [choice.from.value === 'here' ? at() : null];
    page = 0;
    load();
  };
  const turn = (by) => {
    page = Math.max(0, page + by);
    load();
  };
  choice.type.append(...FILTERS.map((one) => el('option', { value: one.id }, one.name)));
  for (const select of Object.values(choice)) select.addEventListener('change', fromHere);
  byId('events-back').addEventListener('click', () => turn(-1));
  byId('events-on').addEventListener('click', () => turn(1));
  return { load: fromHere };
}
