// The world as a page's connections see it: time that moves only when it is told to, sockets and streams that say only
// what the test lets them say, and dice that always fall alike.

import { device, tab } from '/web/keep.js';

const ENCODER = new TextEncoder();

/** As on a device that was never here. Through the pages' own module: it also remembers what storage would not take. */
export function forgetEverything() {
  for (const [storage, keeper] of [[sessionStorage, tab], [localStorage, device]]) {
    const names = Array.from({ length: storage.length }, (_, i) => storage.key(i));
    names.forEach((name) => keeper.forget(name));
  }
}

/**
 * Runs a test in it, and puts the real one back.
 * @param test    async (world)
 * @param random  what Math.random says
 */
export function inFakeWorld(test, { random = 0.5 } = {}) {
  return async () => {
    const world = fakeWorld(random);
    try {
      forgetEverything();
      await test(world);
    } finally {
      world.leave();
    }
  };
}

function fakeWorld(random) {
  let now = 1_800_000_000_000;
  let asleep = 0;
  let wrong = 0;
  let timers = [];
  let lastId = 0;
  const left = [];

  const put = (owner, name, value) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
    left.push(() => (before ? Object.defineProperty(owner, name, before) : delete owner[name]));
  };
  const later = (work, ms, every) => {
    lastId += 1;
    timers.push({ id: lastId, at: now + Math.max(0, ms ?? 0), work, every });
    return lastId;
  };
  const cancel = (id) => {
    timers = timers.filter((timer) => timer.id !== id);
  };

  const world = {
    sockets: [],
    calls: [],
    /** Lets so much time pass, and everything happen that was due. */
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (let due = first(); due && due.at <= until; due = first()) {
        now = Math.max(now, due.at);
        cancel(due.id);
        if (due.every) timers.push({ ...due, at: now + due.every });
        due.work();
        await settle();
      }
      now = until;
    },
    /** A machine that slept: its steady clock stood still, its date did not, and nothing ran. */
    sleep(ms) {
      asleep += ms;
      now += ms;
      for (const timer of timers) timer.at += ms;
    },
    /** Somebody puts the clock back; what is due comes all the same. */
    putBack(ms) {
      wrong -= ms;
    },
    now: () => now,
    leave: () => left.reverse().forEach((putBack) => putBack()),
  };
  const first = () => timers.toSorted((a, b) => a.at - b.at || a.id - b.id)[0];

  put(globalThis, 'setTimeout', (work, ms) => later(work, ms, 0));
  put(globalThis, 'setInterval', (work, ms) => later(work, ms, ms));
  put(globalThis, 'clearTimeout', cancel);
  put(globalThis, 'clearInterval', cancel);
  put(Date, 'now', () => now + wrong);
  put(performance, 'now', () => now - asleep);
  put(Math, 'random', () => random);
  put(globalThis, 'WebSocket', socketsInto(world.sockets));
  put(globalThis, 'fetch', (url, request) => answerLater(world.calls, url, request));
  return world;
}

/** Everything that promises have in store, without a timer. */
async function settle() {
  for (let i = 0; i < 3; i += 1) {
    await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  }
}

function socketsInto(sockets) {
  return class {
    constructor(url, protocols) {
      Object.assign(this, { url, protocols, isClosed: false, readyState: 0, sent: [] });
      sockets.push(this);
    }

    close() {
      this.isClosed = true;
    }

    opens() {
      this.readyState = 1;
      this.onopen?.();
    }

    send(text) {
      this.sent.push(JSON.parse(text));
    }

    says(frame) {
      this.onmessage?.({ data: JSON.stringify(frame) });
    }

    breaks(code = 1006) {
      this.onclose?.({ code });
    }
  };
}

/** A call that was made and waits for the test to answer it. */
function answerLater(calls, url, { headers = {}, method = 'GET', body, signal } = {}) {
  return new Promise((resolve, reject) => {
    let stream = null;
    const call = {
      url,
      method,
      headers,
      body,
      isAborted: () => signal?.aborted ?? false,
      answers: (status, json, more = {}) =>
        resolve(new Response(JSON.stringify(json), { status, headers: { 'Content-Type': 'application/json', ...more } })),
      refuses: (status, slug, more) => call.answers(status, { type: `urn:ayes:problem:${slug}`, status }, more),
      opens: (contentType = 'text/event-stream') => {
        const bytes = new ReadableStream({ start: (controller) => (stream = controller) });
        resolve(new Response(bytes, { headers: { 'Content-Type': contentType } }));
      },
      says: (frame, id = '') => stream.enqueue(ENCODER.encode(`${id ? `id: ${id}\n` : ''}data: ${JSON.stringify(frame)}\n\n`)),
      ends: () => stream.close(),
      breaks: () => (stream ? stream.error(new TypeError('network error')) : reject(new TypeError('Failed to fetch'))),
    };
    signal?.addEventListener('abort', () => {
      reject(new DOMException('left', 'AbortError'));
      if (stream && !call.isOver) stream.error(new DOMException('left', 'AbortError'));
    });
    calls.push(call);
  });
}
