import { readPage } from '/web/analyst/events.js';
import { detailOf, isWanted } from '/web/analyst/kinds.js';
import { lines } from '/web/analyst/lines.js';
import { equal, holds } from './check.js';
import { inFakeWorld } from './fake-world.js';

const ENCODER = new TextEncoder();
const vote = (seq, more = {}) => ({ type: 'voteCast', stream: 'tea', seq, cursor: `c${seq}`, choices: [0], previous: [], ...more });
const ALL = { types: [], poll: '' };

/** fetch answers with these lines, in pieces of so many bytes; `world.reads` counts the pieces taken. */
function exporting(world, events, piece) {
  const bytes = ENCODER.encode(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const seen = { reads: 0, isAborted: false };
  globalThis.fetch = (address, { signal }) => {
    let from = 0;
    signal.addEventListener('abort', () => (seen.isAborted = true));
    const body = new ReadableStream({
      pull(controller) {
        if (from >= bytes.length) return controller.close();
        seen.reads += 1;
        controller.enqueue(bytes.slice(from, from + piece));
        from += piece;
      },
    }, { highWaterMark: 0 });
    return Promise.resolve(new Response(body));
  };
  return seen;
}

export const tests = {
  'lines may be cut anywhere, inside a character too': () => {
    const text = '{"q":"Où?"}\n{"q":"日本"}\nlast';
    for (let size = 1; size < 9; size += 1) {
      const cut = lines();
      const bytes = ENCODER.encode(text);
      const found = [];
      for (let i = 0; i < bytes.length; i += size) found.push(...cut.feed(bytes.slice(i, i + size)));
      equal([...found, ...cut.rest()], text.split('\n'), `pieces of ${size}`);
    }
  },

  'a page is fifty events, and the rest of the export is let go of': inFakeWorld(async (world) => {
    const seen = exporting(world, Array.from({ length: 5000 }, (_, i) => vote(i + 1)), 1000);
    const page = await readPage('/events', 'token', ALL, new AbortController().signal);
    equal([page.rows.length, page.rows.at(-1).cursor, page.more], [50, 'c50', true]);
    holds(seen.isAborted && seen.reads < 20, 'no more was read than a page needs');
  }),

  'the last page says that it is': inFakeWorld(async (world) => {
    exporting(world, [vote(1), vote(2)], 7);
    const page = await readPage('/events', 'token', ALL, new AbortController().signal);
    equal([page.rows.length, page.more], [2, false]);
  }),

  'exactly one page has no other behind it': inFakeWorld(async (world) => {
    exporting(world, Array.from({ length: 50 }, (_, i) => vote(i + 1)), 100_000);
    equal((await readPage('/events', 'token', ALL, new AbortController().signal)).more, false);
  }),

  'only what is wanted is on it': inFakeWorld(async (world) => {
    exporting(world, [vote(1), vote(2, { stream: 'coffee' }), { type: 'pollAdded', stream: 's', poll: 'tea', seq: 1 }, { type: 'pollOpened', stream: 'tea', seq: 3 }], 64);
    const page = await readPage('/events', 'token', { types: ['voteCast', 'pollAdded'], poll: 'tea' }, new AbortController().signal);
    equal(page.rows.map((row) => row.type), ['voteCast', 'pollAdded']);
  }),

  'a refusal is a sentence': inFakeWorld(async () => {
    const problem = { type: 'urn:ayes:problem:gone', status: 410, detail: 'The log no longer holds its beginning.' };
    globalThis.fetch = () => Promise.resolve(new Response(JSON.stringify(problem), { status: 410 }));
    const page = await readPage('/events', 'token', ALL, new AbortController().signal);
    equal([page.ok, page.sentence], [false, 'The log no longer holds its beginning.']);
  }),

  'what is particular about an event is told in letters': () => {
    equal(detailOf(vote(1)), 'A');
    equal(detailOf(vote(1, { previous: [0], choices: [2] })), 'A → C');
    equal(detailOf({ type: 'voteRetracted', previous: [1] }), 'B → none');
    equal(detailOf({ type: 'pollClosed', voters: 1, counts: [1, 0] }), '1 vote: A 1, B 0');
    equal(isWanted(vote(1), ALL), true);
  },
};
