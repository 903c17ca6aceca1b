// A room's frames as server-sent events, for networks that break WebSockets. Read with fetch: the browser's EventSource
// can send no Authorization header, and a token in an address ends up in logs.

import { retryAfterMs, slugOf } from '../api.js';
import { codeOf, DRAINING, LOST } from './close.js';
import { sseParser } from './sse-parser.js';

// What may stand in a header, and is not so long that servers and proxies refuse it. Else `have` alone says the same.
const FITS_A_HEADER = /^[\x21-\x7e]{1,4000}$/;

export function streamUrl(origin, sessionId, have) {
  const url = new URL(`/sse/v1/sessions/${encodeURIComponent(sessionId)}`, origin);
  if (have) url.searchParams.set('have', have);
  return url.href;
}

/** Why a stream was refused, as the end of a connection: {code, retryAfterMs}. Pure. */
export function refusal(problem, retryAfter, now) {
  return { code: codeOf(slugOf(problem)), retryAfterMs: retryAfterMs(retryAfter, now) };
}

/**
 * @param asked  {sessionId, token, have, lastEventId}
 * @param told   {frame(frame, id), end({code, retryAfterMs})}: `end` once, unless we close it ourselves
 * @returns {close}
 */
export function openStream(asked, told) {
  const leaving = new AbortController();
  const end = (why) => {
    if (leaving.signal.aborted) return;
    leaving.abort();
    told.end(why);
  };
  listen(asked, leaving.signal, told.frame).then(end, () => end({ code: LOST }));
  return { close: () => leaving.abort() };
}

async function listen({ sessionId, token, have, lastEventId }, signal, tell) {
  const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
  if (FITS_A_HEADER.test(lastEventId)) headers['Last-Event-ID'] = lastEventId;
  const answer = await fetch(streamUrl(location.href, sessionId, have), { headers, cache: 'no-store', signal });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => null);
    return refusal(problem, answer.headers.get('Retry-After'), Date.now());
  }
  // Else it is some network's own page: "accept our terms".
  const isStream = /^text\/event-stream\b/i.test(answer.headers.get('Content-Type') ?? '');
  return isStream ? follow(answer.body.getReader(), signal, tell) : { code: LOST };
}

async function follow(reader, signal, tell) {
  const parser = sseParser();
  let ending = LOST;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { code: ending };
    for (const { id, data } of parser.feed(value)) {
      if (signal.aborted) return { code: LOST };
      const frame = JSON.parse(data);
      if (frame.t === 'close') return { code: frame.code };
      if (frame.t === 'goaway') ending = DRAINING;
      hand(frame, id, tell);
    }
  }
}

// A page that stumbles over a frame must be heard of, but that is no reason to lose the connection.
function hand(frame, id, tell) {
  try {
    tell(frame, id);
  } catch (stumble) {
    reportError(stumble);
  }
}
