import { film, momentOf } from '/web/wall/film.js';
import { equal, holds } from './check.js';
import { inFakeWorld } from './fake-world.js';

const SECOND = 1e6;
const replay = (at, state = 'playing', more = {}) => ({ t: 'replay', at: at * SECOND, from: 0, to: 100 * SECOND, speed: 1, state, ...more });

function played(asked = {}) {
  const heard = { frames: [], links: [], changes: 0 };
  const it = film({ sessionId: 's', token: 'tok', at: null, speed: 1, ...asked }, {
    frame: (frame) => heard.frames.push(frame.t),
    link: ({ state }) => heard.links.at(-1) === state || heard.links.push(state),
    changed: () => (heard.changes += 1),
  });
  return { it, ...heard, heard };
}

export const tests = {
  'a replay goes on between two words of the server, and never beyond its end': () => {
    equal(momentOf(replay(10, 'playing', { speed: 10 }), 500), 15 * SECOND);
    equal(momentOf(replay(10, 'paused'), 500), 10 * SECOND);
    equal(momentOf(replay(99, 'playing', { speed: 100 }), 5000), 100 * SECOND);
  },

  'it asks with its speed and its token, and shows every frame': inFakeWorld(async (world) => {
    const { it, heard } = played({ speed: 10 });
    const [socket] = world.sockets;
    holds(socket.url.startsWith('ws:') && socket.url.endsWith('/api/v1/sessions/s/replay?speed=10'), socket.url);
    equal(socket.protocols, ['ayes.v1', 'bearer.tok']);
    socket.opens();
    socket.says(replay(0, 'playing', { speed: 10 }));
    socket.says({ t: 'snapshot' });
    await world.pass(500);
    equal([heard.frames, it.now().at, heard.links], [['snapshot'], 5 * SECOND, ['live']]);
  }),

  'buttons are said to the socket': inFakeWorld(async (world) => {
    const { it } = played();
    const [socket] = world.sockets;
    socket.opens();
    socket.says(replay(0));
    it.pause();
    it.seek(5 * SECOND);
    it.speed(20);
    it.play();
    equal(socket.sent, [{ t: 'pause' }, { t: 'seek', at: '1970-01-01T00:00:05.000000Z' }, { t: 'speed', speed: 20 }, { t: 'play' }]);
  }),

  'sent to a moment, it is nowhere until it has arrived': inFakeWorld(async (world) => {
    const { it } = played({ at: 50 * SECOND });
    const [socket] = world.sockets;
    socket.opens();
    equal(socket.sent, [{ t: 'seek', at: '1970-01-01T00:00:50.000000Z' }]);
    socket.says(replay(0));
    equal(it.now(), null);
    socket.says(replay(50));
    equal(it.now().at, 50 * SECOND);
  }),

  'sent beyond the end, it arrives at the end': inFakeWorld(async (world) => {
    const { it } = played({ at: 500 * SECOND });
    world.sockets[0].opens();
    world.sockets[0].says(replay(100, 'ended'));
    equal(it.now().state, 'ended');
  }),

  'a connection that breaks is taken up where it broke, paused if it was': inFakeWorld(async (world) => {
    const { it, heard } = played();
    world.sockets[0].opens();
    world.sockets[0].says(replay(30, 'paused'));
    it.pause();
    world.sockets[0].breaks();
    await world.pass(600);
    const again = world.sockets[1];
    again.opens();
    equal(again.sent, [{ t: 'seek', at: '1970-01-01T00:00:30.000000Z' }, { t: 'pause' }]);
    again.says(replay(30, 'paused'));
    equal(heard.links, ['live', 'lost', 'live']);
  }),

  'silence is a loss': inFakeWorld(async (world) => {
    const { heard } = played();
    world.sockets[0].opens();
    world.sockets[0].says(replay(1));
    await world.pass(6900);
    equal(heard.links, ['live']);
    await world.pass(600);
    equal(heard.links, ['live', 'lost']);
    holds(world.sockets[0].isClosed, 'what is silent is let go');
  }),

  'its end is no loss, and playing again begins anew': inFakeWorld(async (world) => {
    const { it, heard } = played();
    world.sockets[0].opens();
    world.sockets[0].says(replay(100, 'ended'));
    world.sockets[0].breaks(1000);
    await world.pass(60_000);
    equal([heard.links, world.sockets.length], [['live'], 1]);
    it.play();
    world.sockets[1].opens();
    equal(world.sockets[1].sent, [{ t: 'seek', at: '1970-01-01T00:00:00.000000Z' }]);
  }),

  'where no socket gets through, a stream plays, and is opened anew for every wish': inFakeWorld(async (world) => {
    const { it, heard } = played({ speed: 2 });
    world.sockets[0].breaks();
    await world.pass(600);
    world.sockets[1].breaks();
    await world.pass(1100);
    const [first] = world.calls;
    holds(first.url.endsWith('/api/v1/sessions/s/replay?speed=2'), first.url);
    equal(first.headers.Authorization, 'Bearer tok');
    first.opens();
    await world.pass(1);
    first.says(replay(10));
    await world.pass(1);
    equal(heard.links.at(-1), 'live');
    it.pause();
    equal([it.now().state, first.isAborted()], ['paused', true]);
    it.seek(40 * SECOND);
    equal([it.now().at, world.calls.length], [40 * SECOND, 1]);
    it.play();
    const second = new URL(world.calls[1].url);
    equal([second.searchParams.get('from'), world.sockets.length], ['1970-01-01T00:00:40.000000Z', 2]);
  }),

  'who may not look is told so, once': inFakeWorld(async (world) => {
    const { heard } = played();
    world.sockets[0].breaks();
    await world.pass(600);
    world.sockets[1].breaks();
    await world.pass(1100);
    world.calls[0].refuses(403, 'forbidden');
    await world.pass(60_000);
    equal([heard.links.at(-1), world.calls.length, world.sockets.length], ['over', 1, 2]);
  }),
};
