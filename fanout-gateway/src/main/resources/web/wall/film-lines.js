// Two ways to a replay. On a WebSocket it can be told what to do; as an event stream it only goes on.

import { slugOf } from '../api.js';
import { instant } from '../history/moment.js';
import { codeOf, LOST } from '../room/close.js';
import { sseParser } from '../room/sse-parser.js';

export const ENDED = 1000;

export function filmUrl(origin, sessionId, { speed, from }) {
  const url = new URL(`/api/v1/sessions/${encodeURIComponent(sessionId)}/replay`, origin);
  url.searchParams.set('speed', speed);
  if (from !== null) url.searchParams.set('from', instant(from));
  return url.href;
}

/**
 * @param asked  {sessionId, token, at: where to begin (µs) or null, speed, plays}
 * @param told   {frame(frame), end(code)}: `end` once, unless we close it ourselves
 * @returns {say(message), close()}
 */
export function filmSocket({ sessionId, token, at, speed, plays }, told) {
  const url = new URL(filmUrl(location.href, sessionId, { speed, from: null }));
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url.href, ['ayes.v1', `bearer.${token}`]);
  const say = (message) => socket.readyState === 1 && socket.send(JSON.stringify(message));
  socket.onopen = () => {
    if (at !== null) say({ t: 'seek', at: instant(at) });
    if (!plays) say({ t: 'pause' });
  };
  socket.onmessage = (event) => told.frame(JSON.parse(event.data));
  socket.onclose = (event) => told.end(event.code);
  return {
    say,
    close() {
      socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
}

/** As `filmSocket`; its `say` is null. */
export function filmStream({ sessionId, token, at, speed }, told) {
  const leaving = new AbortController();
  const end = (code) => leaving.signal.aborted || told.end(code);
  const listen = async () => {
    const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
    const answer = await fetch(filmUrl(location.href, sessionId, { speed, from: at }), { headers, cache: 'no-store', signal: leaving.signal });
    if (!answer.ok) return codeOf(slugOf(await answer.json().catch(() => null)));
    const reader = answer.body.getReader();
    const parser = sseParser();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ENDED;
      for (const { data } of parser.feed(value)) told.frame(JSON.parse(data));
    }
  };
  listen().then(end, () => end(LOST));
  return { say: null, close: () => leaving.abort() };
}
