// The sheet that hands the data over: which format, and up to which moment.

import { clockOf } from '../history/moment.js';
import { byId, el, say } from '../look/el.js';
import { number } from '../look/words.js';
import { save } from './save.js';

const FORMATS = [
  { id: 'csv', mime: 'text/csv', name: 'CSV', for: 'spreadsheets and scripts' },
  { id: 'xlsx', mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'Excel', for: 'ballots and tallies as sheets' },
  { id: 'ndjson', mime: 'application/x-ndjson', name: 'NDJSON', for: 'one event a line, for programs' },
  { id: 'parquet', mime: 'application/vnd.apache.parquet', name: 'Parquet', for: 'DuckDB, Spark, pandas' },
  { id: 'avro', mime: 'application/vnd.apache.avro', name: 'Avro', for: 'with its schema inside' },
];

/** What the call is asked: a moment is in what is shown of it, and `to` is not in its range. Pure. */
export function wordsFor({ format, upTo, poll }) {
  return { format, to: upTo === null ? null : upTo + 1, poll };
}

const KILO = 1000;

/** `12.3 MB`; never a jumping unit below a kilobyte. Pure. */
export function size(bytes) {
  if (bytes < KILO * KILO) return `${number(Math.ceil(bytes / KILO))} kB`;
  const mega = bytes / KILO / KILO;
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: mega < 10 ? 1 : 0 }).format(mega)} MB`;
}

/** @param told () → story.js's; at () → the moment shown, which an open sheet keeps */
export function exports(past, { told, at }) {
  const dialog = byId('export');
  const form = byId('export-form');
  let moment = null;
  let leaving = null;

  byId('formats').append(...FORMATS.map((format, i) => el(
    'label',
    { class: 'check' },
    el('input', { type: 'radio', name: 'format', value: format.id, checked: i === 0 }),
    el('span', {}, el('b', {}, format.name), ` ${format.for}`),
  )));

  const settle = () => {
    leaving = null;
    byId('export-go').disabled = false;
    say(byId('export-stop'), 'Close');
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const format = FORMATS.find((one) => one.id === given.get('format'));
    const words = wordsFor({ format: format.id, upTo: given.get('upto') === 'here' ? moment : null, poll: byId('export-poll').value });
    leaving = new AbortController();
    byId('export-go').disabled = true;
    say(byId('export-stop'), 'Cancel');
    say(byId('export-note'), 'Asking for it…');
    const name = `${told().session.code}-events.${format.id}`;
    const file = { address: past.events(words), token: past.token, name, mime: format.mime };
    // A word a second is enough, for the ear too.
    let said = 0;
    const progress = (bytes) => {
      if (performance.now() - said < 1000) return;
      said = performance.now();
      say(byId('export-note'), `${size(bytes)} so far`);
    };
    const end = await save(file, progress, leaving.signal);
    say(byId('export-note'), end.ok ? `Saved, ${size(end.bytes)}.` : end.sentence);
    settle();
  });
  byId('export-stop').addEventListener('click', () => (leaving ? leaving.abort() : dialog.close()));
  dialog.addEventListener('close', () => leaving?.abort());

  return {
    open() {
      moment = at();
      say(byId('export-now'), clockOf(moment));
      say(byId('export-note'), '');
      dialog.showModal();
    },
  };
}
