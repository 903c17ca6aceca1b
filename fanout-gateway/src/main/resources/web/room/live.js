// The live connection of a page: one at a time, and the patience to get it back. Frames come over a WebSocket or, where a
// network lets none through, as an event stream; whoever listens here does not notice which.
// A connection can die without a word (a phone changes network, a laptop sleeps), so silence counts as loss.

import { tab } from '../keep.js';
import { backoff, patience } from './backoff.js';
import { isFinal, LOST } from './close.js';
import { openStream } from './event-stream.js';
import { stopwatch } from './stopwatch.js';
import { begin, failed, heard, maySocketBeside, next, restsUntil, SOCKET, STREAM, triedBeside } from './ways.js';
import { openSocket } from './websocket.js';

// The server says something every 4 s, if only `ping`. One of those and 3 s of grace, for a radio that has to wake up and
// for a busy server: less, and its late pings would bring everybody back at once. More would not leave room to be back
// within 10 s of a loss that nobody announced: 7 s to notice it, up to 1 s to spread the return, the rest to connect.
const SILENCE_MS = 7000;
const LOOK_EVERY_MS = 500;
// A server that takes us in only to drop us at once is not back yet: such a connection does not end the backing off.
const SETTLED_MS = 5000;

// A hall's phones come online together, when its network does; people look at a screen one by one.
const SPREAD_ONLINE_MS = 1000;
const SPREAD_SEEN_MS = 200;

const OPENERS = { [SOCKET]: openSocket, [STREAM]: openStream };
const STREAM_UNTIL = 'ayes.stream';

/**
 * @param options.token   () → the bearer token
 * @param options.have    () → what we hold, asked at every (re)connect
 * @param options.onFrame (frame) for every frame but ping and goaway
 * @param options.onLink  ({state: 'connecting' | 'live' | 'lost' | 'over', way, since, heardAt, code, draining})
 */
export function connect({ sessionId, token, have, onFrame, onLink }) {
  let ways = begin(tab.read(STREAM_UNTIL), Date.now());
  // The connection that is tried or listened to, and a socket that is tried while a stream serves.
  let line = null;
  let beside = null;
  let timer = null;
  let notBefore = 0;
  let attempt = 0;
  let windowMs = 0;
  let lastEventId = '';
  let link = { state: 'connecting', way: null, since: Date.now(), heardAt: null, code: null, draining: false };

  const become = (state, change = {}) => {
    const since = state === link.state ? link.since : Date.now();
    link = { ...link, ...change, state, since };
    onLink(link);
  };

  const dial = (way) => {
    const mine = { way, age: stopwatch(), silence: stopwatch(), isHeard: false, close: () => {} };
    const told = { frame: (frame, id = '') => hear(mine, frame, id), end: (why) => end(mine, why) };
    try {
      mine.close = OPENERS[way]({ sessionId, token: token(), have: have(), lastEventId }, told).close;
    } catch {
      // Some browsers are locked down so far that they do not even know what a WebSocket is.
      queueMicrotask(() => end(mine, { code: LOST }));
    }
    return mine;
  };

  const open = () => {
    timer = null;
    line = dial(next(ways));
  };

  const openIn = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(open, ms);
  };

  const hear = (mine, frame, id) => {
    if (mine === beside) takeOver();
    if (!mine.isHeard) prefer(mine.way);
    mine.isHeard = true;
    mine.silence = stopwatch();
    lastEventId = id;
    link.heardAt = Date.now();
    if (link.state !== 'live' || link.way !== mine.way) become('live', { way: mine.way, draining: false, code: null });
    if (frame.t === 'goaway') {
      windowMs = frame.retryMs;
      link.draining = true;
    }
    if (frame.t !== 'ping' && frame.t !== 'goaway') onFrame(frame);
  };

  const prefer = (way) => {
    ways = heard(ways, way, Date.now(), Math.random());
    if (way === STREAM) tab.write(STREAM_UNTIL, restsUntil(Date.now()));
    else tab.forget(STREAM_UNTIL);
  };

  const takeOver = () => {
    clearTimeout(timer);
    timer = null;
    line?.close();
    line = beside;
    beside = null;
  };

  const end = (mine, { code, retryAfterMs = 0 }) => {
    if (mine === beside) beside = null;
    if (mine !== line) return;
    line = null;
    if (!mine.isHeard) ways = failed(ways);
    else if (mine.age() > SETTLED_MS) attempt = 0;
    if (isFinal(code)) return finish(code);
    become(link.heardAt === null ? 'connecting' : 'lost', { code });
    comeBack(retryAfterMs);
  };

  const finish = (code) => {
    stop();
    become('over', { code });
  };

  const comeBack = (atLeastMs) => {
    notBefore = Date.now() + atLeastMs;
    openIn(atLeastMs + backoff(attempt, windowMs, Math.random()));
    attempt += 1;
    windowMs = 0;
  };

  const look = () => {
    for (const mine of [line, beside]) {
      if (mine && mine.silence() > (mine.isHeard ? SILENCE_MS : patience(ways.unheard))) {
        mine.close();
        end(mine, { code: LOST });
      }
    }
    if (line?.way === STREAM && line.isHeard && !beside && maySocketBeside(ways, Date.now())) {
      ways = triedBeside(ways, Date.now());
      beside = dial(SOCKET);
    }
  };

  const hurry = (spreadMs) => {
    look();
    if (timer !== null) openIn(Math.max(notBefore - Date.now(), Math.random() * spreadMs));
  };
  const whenOnline = () => hurry(SPREAD_ONLINE_MS);
  const whenSeen = () => document.visibilityState === 'visible' && hurry(SPREAD_SEEN_MS);

  const watchdog = setInterval(look, LOOK_EVERY_MS);
  addEventListener('online', whenOnline);
  addEventListener('pageshow', whenSeen);
  document.addEventListener('visibilitychange', whenSeen);

  const stop = () => {
    clearInterval(watchdog);
    clearTimeout(timer);
    timer = null;
    removeEventListener('online', whenOnline);
    removeEventListener('pageshow', whenSeen);
    document.removeEventListener('visibilitychange', whenSeen);
    for (const mine of [line, beside]) mine?.close();
    line = beside = null;
  };

  open();
  return { stop };
}
