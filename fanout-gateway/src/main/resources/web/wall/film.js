// A session that plays again on this screen: the wall's own frames, from the past. What breaks is taken up where it broke,
// on a WebSocket or, where a network lets none through, as an event stream that is opened anew for every wish.

import { instant } from '../history/moment.js';
import { backoff } from '../room/backoff.js';
import { isFinal, LOST } from '../room/close.js';
import { stopwatch } from '../room/stopwatch.js';
import { ENDED, filmSocket, filmStream } from './film-lines.js';

const TRIES = 2;
// The server says once a second where it is.
const SILENCE_MS = 7000;
const LOOK_EVERY_MS = 500;

/** Where a replay is `ms` after it said so; µs. Pure. */
export function momentOf(playing, ms) {
  return playing.state === 'playing' ? Math.min(playing.at + ms * 1000 * playing.speed, playing.to) : playing.at;
}

/**
 * @param asked  {sessionId, token, at (µs, or null for the beginning), speed}
 * @param told   {frame(frame), changed(), link({state: 'connecting' | 'live' | 'lost' | 'over', code})}
 * @returns {now() → {at, from, to, speed, state}, or null until it has arrived where it was asked to begin; pause, play,
 *     seek(at), speed(n)}
 */
export function film({ sessionId, token, at, speed }, told) {
  const wish = { at, speed, plays: true };
  let open = filmSocket;
  let tries = 0;
  let attempt = 0;
  let line = null;
  let playing = null;
  let since = stopwatch();

  const now = () => playing && { ...playing, at: momentOf(playing, since()) };
  const here = () => (playing ? Math.round(now().at) : wish.at);

  const dial = () => {
    const mine = { isHeard: false, silence: stopwatch(), say: null, close: () => {} };
    line = mine;
    const itsOwn = (then) => (what) => mine === line && then(what, mine);
    Object.assign(mine, open({ sessionId, token, ...wish }, { frame: itsOwn(hear), end: itsOwn(end) }));
  };

  const hear = (frame, mine) => {
    mine.isHeard = true;
    mine.silence = stopwatch();
    tries = attempt = 0;
    if (frame.t === 'replay') place(frame);
    else told.frame(frame);
    told.link({ state: 'live' });
  };

  const place = (frame) => {
    if (wish.at !== null && frame.at < Math.min(wish.at, frame.to)) return;
    wish.at = null;
    // A stream that was opened anew begins where it was opened: the session does not.
    playing = { ...frame, from: Math.min(frame.from, playing?.from ?? frame.from) };
    since = stopwatch();
    told.changed();
  };

  const end = (code, mine) => {
    line = null;
    if (isFinal(code)) return told.link({ state: 'over', code });
    if (code === ENDED && playing?.state === 'ended') return told.changed();
    if (!mine.isHeard) tries += 1;
    if (tries >= TRIES) {
      open = open === filmSocket ? filmStream : filmSocket;
      tries = 0;
    }
    wish.at = here();
    told.link({ state: playing ? 'lost' : 'connecting', code });
    setTimeout(() => line ?? dial(), backoff(attempt, 0, Math.random()));
    attempt += 1;
  };

  const look = () => {
    if (!line || line.silence() < SILENCE_MS) return;
    const mine = line;
    mine.close();
    end(LOST, mine);
  };

  const wished = (message, change) => {
    Object.assign(wish, change);
    if (line?.say) {
      line.say(message);
      return;
    }
    wish.at ??= playing?.state === 'ended' && wish.plays ? playing.from : here();
    line?.close();
    line = null;
    if (playing) playing = { ...playing, at: wish.at, state: wish.plays ? 'playing' : 'paused', speed: wish.speed };
    since = stopwatch();
    if (wish.plays) dial();
    told.changed();
  };

  dial();
  setInterval(look, LOOK_EVERY_MS);
  return {
    now,
    pause: () => wished({ t: 'pause' }, { plays: false }),
    play: () => wished({ t: 'play' }, { plays: true }),
    seek: (to) => wished({ t: 'seek', at: instant(to) }, { at: Math.round(to) }),
    speed: (n) => wished({ t: 'speed', speed: n }, { speed: n }),
  };
}
