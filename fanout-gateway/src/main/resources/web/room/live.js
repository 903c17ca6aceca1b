// The live connection of a page: one WebSocket at a time, and the patience to get it back.
// A connection can die without a word (a phone changes network, a laptop sleeps), so silence counts as loss.

import { backoff, isFinal } from './backoff.js';

const SILENCE_MS = 10_000;
const LOOK_EVERY_MS = 1000;
const UNHEARD_TRIES = 3;
// A server that takes us in only to drop us at once is not back yet: such a connection does not end the backing off.
const SETTLED_MS = 5000;

export function socketUrl(origin, sessionId, have) {
  const url = new URL(`/ws/v1/sessions/${encodeURIComponent(sessionId)}`, origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (have) url.searchParams.set('have', have);
  return url.href;
}

/**
 * @param options.token   () → the bearer token
 * @param options.have    () → what we hold, asked at every (re)connect
 * @param options.onFrame (frame) for every frame but ping and goaway
 * @param options.onLink  ({state: 'connecting' | 'live' | 'lost' | 'over', since, heardAt, code, draining})
 * @param options.refused async () → a close code if the server would not have us at all, else null. A browser hides why
 *                        an upgrade failed, so after some failures this asks over plain HTTP.
 */
export function connect({ sessionId, token, have, onFrame, onLink, refused = async () => null }) {
  let socket = null;
  let timer = null;
  let attempt = 0;
  let windowMs = 0;
  let link = { state: 'connecting', since: Date.now(), heardAt: null, code: null, draining: false };
  let heardOnThis = 0;
  let openedAt = 0;

  const become = (state, change = {}) => {
    const since = state === link.state ? link.since : Date.now();
    link = { ...link, ...change, state, since };
    onLink(link);
  };

  const open = () => {
    clearTimeout(timer);
    timer = null;
    heardOnThis = 0;
    const mine = new WebSocket(socketUrl(location.href, sessionId, have()), ['ayes.v1', `bearer.${token()}`]);
    socket = mine;
    openedAt = Date.now();
    mine.onmessage = (event) => mine === socket && hear(event.data);
    mine.onclose = (event) => mine === socket && lose(event.code);
  };

  const hear = (text) => {
    const frame = JSON.parse(text);
    link.heardAt = Date.now();
    heardOnThis += 1;
    if (frame.t === 'goaway') {
      windowMs = frame.retryMs;
      link.draining = true;
    }
    if (link.state !== 'live') {
      become('live', { draining: false, code: null });
    }
    if (frame.t !== 'ping' && frame.t !== 'goaway') onFrame(frame);
  };

  const lose = async (code) => {
    if (heardOnThis > 0 && Date.now() - openedAt > SETTLED_MS) attempt = 0;
    socket = null;
    if (isFinal(code)) return finish(code);
    become(link.heardAt === null ? 'connecting' : 'lost', { code });
    if (heardOnThis === 0 && attempt > 0 && attempt % UNHEARD_TRIES === 0) {
      const final = await refused();
      if (final) return finish(final);
    }
    comeBack();
  };

  const finish = (code) => {
    stop();
    become('over', { code });
  };

  const comeBack = () => {
    clearTimeout(timer);
    timer = setTimeout(open, backoff(attempt, windowMs, Math.random()));
    attempt += 1;
    windowMs = 0;
  };

  // A dead socket may take minutes to admit it: it is let go, not waited for.
  const letGo = () => {
    const dead = socket;
    socket = null;
    dead.onmessage = dead.onclose = null;
    dead.close();
    lose(1006);
  };

  const look = () => {
    if (!socket) return;
    const heard = heardOnThis > 0 ? link.heardAt : openedAt;
    if (Date.now() - heard > SILENCE_MS) letGo();
  };

  const hurry = () => {
    if (document.visibilityState === 'visible') look();
    if (socket === null && timer !== null && document.visibilityState === 'visible') {
      clearTimeout(timer);
      timer = setTimeout(open, Math.random() * LOOK_EVERY_MS);
    }
  };

  const watchdog = setInterval(look, LOOK_EVERY_MS);
  addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);

  const stop = () => {
    clearInterval(watchdog);
    clearTimeout(timer);
    timer = null;
    removeEventListener('online', hurry);
    document.removeEventListener('visibilitychange', hurry);
    const last = socket;
    socket = null;
    last?.close();
  };

  open();
  return { stop };
}
