import { connect } from '/web/room/live.js';
import { equal, holds } from './check.js';
import { forgetEverything, inFakeWorld } from './fake-world.js';

const SNAPSHOT = { t: 'snapshot', session: { id: 's' }, polls: [] };
const PING = { t: 'ping' };
const MINUTE = 60_000;

let connections = [];

/** In a world of its own, and nothing goes on afterwards. */
function inRoom(test, dice) {
  return inFakeWorld(async (world) => {
    try {
      await test(world);
    } finally {
      connections.forEach((connection) => connection.stop());
      connections = [];
    }
  }, dice);
}

/** A page that follows the session `s`, and what it heard. */
function page() {
  const heard = { frames: [], links: [] };
  heard.connection = connect({
    sessionId: 's',
    token: () => 'secret',
    have: () => 'p:1.7',
    onFrame: (frame) => heard.frames.push(frame.t),
    onLink: (link) => heard.links.push(link),
  });
  connections.push(heard.connection);
  heard.link = () => heard.links.at(-1);
  return heard;
}

/** Two sockets of which nothing is heard, as behind a proxy that does not know them. */
async function twoSocketsFail(world) {
  for (let i = 0; i < 2; i += 1) {
    world.sockets.at(-1).breaks();
    await world.pass(2000);
  }
}

async function followsByStream(world) {
  const followed = page();
  await twoSocketsFail(world);
  world.calls.at(-1).opens();
  world.calls.at(-1).says(SNAPSHOT, 'p:1.8');
  await world.pass(0);
  return followed;
}

/** Time passes, and the server says now and then that it is there. */
async function passWithPings(world, ms, speaker) {
  for (let left = ms; left > 0; left -= 4000) {
    await world.pass(Math.min(4000, left));
    speaker.says(PING);
    await world.pass(0);
  }
}

export const tests = {
  'a socket carries the token as a subprotocol, and what we have in its address': inRoom(async (world) => {
    // When
    const { frames, link } = page();
    const [socket] = world.sockets;
    socket.says(SNAPSHOT);

    // Then
    equal(socket.protocols, ['ayes.v1', 'bearer.secret']);
    holds(/^wss?:\/\/[^/]+\/ws\/v1\/sessions\/s\?have=p%3A1\.7$/.test(socket.url), socket.url);
    equal(frames, ['snapshot']);
    equal([link().state, link().way], ['live', 'websocket']);
  }),

  'where no socket is ever heard, an event stream takes its place by itself': inRoom(async (world) => {
    // Given
    const { frames, link } = page();

    // When
    await twoSocketsFail(world);

    // Then
    equal([world.sockets.length, world.calls.length], [2, 1]);
    const [call] = world.calls;
    holds(/^https?:\/\/[^/]+\/sse\/v1\/sessions\/s\?have=p%3A1\.7$/.test(call.url), call.url);
    equal([call.headers.Authorization, call.headers.Accept], ['Bearer secret', 'text/event-stream']);
    holds(!('Last-Event-ID' in call.headers), 'the first stream has no last event');
    call.opens();
    call.says(SNAPSHOT);
    await world.pass(0);
    equal(frames, ['snapshot']);
    equal([link().state, link().way], ['live', 'event-stream']);
  }),

  'a stream that broke goes on from its last event': inRoom(async (world) => {
    // Given
    const { link } = await followsByStream(world);

    // When
    world.calls.at(-1).breaks();
    await world.pass(0);
    equal(link().state, 'lost');
    await world.pass(2000);

    // Then
    equal([world.sockets.length, world.calls.length], [2, 2]);
    equal(world.calls.at(-1).headers['Last-Event-ID'], 'p:1.8');
  }),

  'a tab that went by stream does so again after a reload, at once': inRoom(async (world) => {
    // Given
    const { connection } = await followsByStream(world);
    connection.stop();

    // When
    page();
    await world.pass(0);

    // Then
    equal([world.sockets.length, world.calls.length], [2, 2]);
  }),

  'ten minutes later a new load tries a socket first': inRoom(async (world) => {
    // Given
    const { connection } = await followsByStream(world);
    connection.stop();
    await world.pass(10 * MINUTE);

    // When
    page();

    // Then
    equal([world.sockets.length, world.calls.length], [3, 1]);
  }),

  'a socket that speaks takes over from a stream, without a gap': inRoom(async (world) => {
    // Given
    const { frames, links, link } = await followsByStream(world);
    const stream = world.calls.at(-1);
    await passWithPings(world, 8000, stream);
    const beside = world.sockets.at(-1);
    equal(world.sockets.length, 3);
    holds(!stream.isAborted(), 'the stream serves until the socket does');

    // When
    beside.says(SNAPSHOT);
    await world.pass(0);

    // Then
    holds(stream.isAborted(), 'the stream is let go');
    equal(frames, ['snapshot', 'snapshot']);
    equal([link().state, link().way], ['live', 'websocket']);
    holds(!links.some(({ state }) => state === 'lost'), 'nothing was lost meanwhile');
  }),

  'a socket that stays silent beside a stream disturbs nobody, and is tried again in ten minutes': inRoom(async (world) => {
    // Given
    const { links, link } = await followsByStream(world);
    const stream = world.calls.at(-1);

    // When
    await passWithPings(world, 20_000, stream);

    // Then
    equal(world.sockets.length, 3);
    holds(world.sockets.at(-1).isClosed, 'it is let go');
    await passWithPings(world, 9 * MINUTE, stream);
    equal(world.sockets.length, 3);
    await passWithPings(world, MINUTE, stream);
    equal(world.sockets.length, 4);
    equal([link().way, links.filter(({ state }) => state === 'lost').length], ['event-stream', 0]);
  }),

  'silence is a loss after seven seconds, not after six': inRoom(async (world) => {
    // Given
    const { link } = page();
    world.sockets[0].says(SNAPSHOT);

    // When
    await world.pass(6900);
    equal(link().state, 'live');
    await world.pass(700);

    // Then
    equal(link().state, 'lost');
    holds(world.sockets[0].isClosed, 'the dead socket is let go');
    await world.pass(1000);
    equal(world.sockets.length, 2);
  }),

  'silence of a stream is a loss too, though it is open': inRoom(async (world) => {
    // Given
    const { link } = await followsByStream(world);

    // When
    await world.pass(7500);

    // Then
    equal(link().state, 'lost');
    holds(world.calls[0].isAborted(), 'the dead stream is let go');
  }),

  'a page that hears pings has lost nothing': inRoom(async (world) => {
    const { frames, link } = page();
    world.sockets[0].says(SNAPSHOT);
    await passWithPings(world, MINUTE, world.sockets[0]);
    equal([link().state, frames], ['live', ['snapshot']]);
  }),

  'a machine that slept looks at once': inRoom(async (world) => {
    // Given
    const { link } = page();
    world.sockets[0].says(SNAPSHOT);

    // When
    world.sleep(60 * MINUTE);
    await world.pass(500);

    // Then
    equal(link().state, 'lost');
  }),

  'a clock that is put back hides no silence': inRoom(async (world) => {
    // Given
    const { link } = page();
    world.sockets[0].says(SNAPSHOT);

    // When
    world.putBack(60 * MINUTE);
    await world.pass(7500);

    // Then
    equal(link().state, 'lost');
  }),

  'who is sent away comes back within the server’s window': inRoom(
    async (world) => {
      // Given
      const { link } = page();
      const [socket] = world.sockets;
      socket.says(SNAPSHOT);
      await world.pass(6000);

      // When
      socket.says({ t: 'goaway', retryMs: 3000 });
      socket.breaks(1012);

      // Then
      equal([link().state, link().draining, link().code], ['lost', true, 1012]);
      await world.pass(2990);
      equal(world.sockets.length, 1);
      await world.pass(10);
      equal(world.sockets.length, 2);
    },
    { random: 1 },
  ),

  'a stream that is sent away does likewise': inRoom(
    async (world) => {
      // Given
      const { link } = await followsByStream(world);
      const stream = world.calls.at(-1);

      // When
      stream.says({ t: 'goaway', retryMs: 3000 });
      stream.ends();
      await world.pass(0);

      // Then
      equal([link().state, link().draining, link().code], ['lost', true, 1012]);
      await world.pass(2990);
      equal(world.calls.length, 1);
      await world.pass(10);
      equal(world.calls.length, 2);
    },
    { random: 1 },
  ),

  'a server that takes us in only to drop us is returned to ever more slowly': inRoom(
    async (world) => {
      page();
      const waits = [];
      for (let i = 0; i < 4; i += 1) {
        world.sockets.at(-1).says(SNAPSHOT);
        world.sockets.at(-1).breaks();
        const from = world.now();
        for (const before = world.sockets.length; world.sockets.length === before; ) await world.pass(500);
        waits.push(world.now() - from);
      }
      equal(waits, [1000, 2000, 4000, 8000]);
    },
    { random: 1 },
  ),

  'the last word of a stream is a frame, and means what a close code means': inRoom(async (world) => {
    // Given
    const { frames, link } = await followsByStream(world);
    const stream = world.calls.at(-1);

    // When
    stream.says({ t: 'close', code: 4510, reason: 'the session is over' });
    await world.pass(5 * MINUTE);

    // Then
    equal([link().state, link().code, frames], ['over', 4510, ['snapshot']]);
    equal(world.calls.length, 1);
  }),

  'a stream that is closed for another reason comes back': inRoom(async (world) => {
    // Given
    await followsByStream(world);

    // When
    world.calls.at(-1).says({ t: 'close', code: 4001, reason: 'the token expired' });
    await world.pass(2000);

    // Then
    equal(world.calls.length, 2);
  }),

  'what the server refuses for good is over, with the code that says why': inRoom(async (world) => {
    for (const [status, slug, code] of [[401, 'unauthenticated', 4501], [403, 'forbidden', 4503], [404, 'not-found', 4504]]) {
      // Given
      forgetEverything();
      const { link } = page();
      await twoSocketsFail(world);

      // When
      world.calls.at(-1).refuses(status, slug);
      await world.pass(MINUTE);

      // Then
      equal([link().state, link().code], ['over', code], slug);
    }
    equal(world.calls.length, 3);
  }),

  'a page that some network puts in between is no last word': inRoom(async (world) => {
    // Given
    const { link } = page();
    await twoSocketsFail(world);

    // When
    world.calls.at(-1).answers(403, { sorry: 'this network does not like you' });
    await world.pass(10_000);
    world.sockets.at(-1).says(SNAPSHOT);

    // Then
    equal(link().state, 'live');
  }),

  'a login page instead of a stream is no stream': inRoom(async (world) => {
    const { link } = page();
    await twoSocketsFail(world);
    world.calls.at(-1).opens('text/html');
    await world.pass(5000);
    equal([link().state, world.sockets.length], ['connecting', 3]);
  }),

  'a server that is too busy is given the time that it asks for, whatever happens meanwhile': inRoom(async (world) => {
    // Given
    page();
    await twoSocketsFail(world);

    // When
    world.calls.at(-1).refuses(503, 'overloaded', { 'Retry-After': '5' });
    await world.pass(4000);
    dispatchEvent(new Event('online'));
    await world.pass(900);

    // Then
    equal(world.sockets.length, 2);
    await world.pass(1100);
    equal(world.sockets.length, 3);
  }),

  'while nothing answers, it is the way that worked which is tried most': inRoom(async (world) => {
    // Given
    const { link } = page();
    world.sockets[0].says(SNAPSHOT);

    // When
    await world.pass(10 * MINUTE);

    // Then
    const [sockets, streams] = [world.sockets.length - 1, world.calls.length];
    equal(link().state, 'lost');
    holds(streams > 2 && sockets >= 3 * streams && sockets <= 3 * streams + 3, `${sockets} sockets and ${streams} streams`);
  }),

  'a network that swallows sockets without a word does not delay for long': inRoom(async (world) => {
    const { link } = page();
    await world.pass(13_000);
    equal([link().state, world.calls.length], ['connecting', 1]);
  }),

  'coming online, a page does not wait for its turn': inRoom(async (world) => {
    // Given
    page();
    world.sockets[0].says(SNAPSHOT);
    for (let i = 0; i < 3; i += 1) {
      world.sockets.at(-1).breaks();
      await world.pass(i < 2 ? 5000 : 0);
    }
    const tries = world.sockets.length;

    // When
    dispatchEvent(new Event('online'));
    await world.pass(500);

    // Then
    equal(world.sockets.length, tries + 1);
  }),

  'a browser without sockets goes by stream': inRoom(async (world) => {
    delete globalThis.WebSocket;
    page();
    await world.pass(2000);
    equal(world.calls.length, 1);
  }),

  'a page that stops says nothing more and leaves nothing behind': inRoom(async (world) => {
    // Given
    const { links, connection } = await followsByStream(world);
    const said = links.length;

    // When
    connection.stop();
    dispatchEvent(new Event('online'));
    await world.pass(MINUTE);

    // Then
    holds(world.calls[0].isAborted(), 'the stream is let go');
    equal([links.length, world.calls.length, world.sockets.length], [said, 1, 2]);
  }),
};
