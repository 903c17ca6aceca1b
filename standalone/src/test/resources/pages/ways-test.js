import { begin, failed, heard, maySocketBeside, next, restsUntil, SOCKET, STREAM, triedBeside } from '/web/room/ways.js';
import { equal } from './check.js';

const MINUTE = 60_000;

/** The next so many ways, if nothing is heard of any. */
const inVain = (ways, n) => {
  const tried = [];
  for (let now = ways; tried.length < n; now = failed(now)) tried.push(next(now));
  return tried;
};

export const tests = {
  'a stream is tried after two sockets of which nothing was heard, and then now and again': () => {
    equal(inVain(begin(null, 0), 7), [SOCKET, SOCKET, STREAM, SOCKET, SOCKET, STREAM, SOCKET]);
  },

  'a way that was heard has one more try': () => {
    equal(inVain(heard(begin(null, 0), SOCKET, 0, 0), 5), [SOCKET, SOCKET, SOCKET, STREAM, SOCKET]);
    equal(inVain(heard(begin(null, 0), STREAM, 0, 0), 5), [STREAM, STREAM, STREAM, SOCKET, STREAM]);
  },

  'what was in vain is forgotten once something is heard': () => {
    const ways = heard(failed(failed(begin(null, 0))), STREAM, 0, 0);
    equal(next(ways), STREAM);
    equal(next(failed(ways)), STREAM);
  },

  'a tab that went by stream goes by stream for ten minutes': () => {
    const until = restsUntil(0);
    equal(next(begin(until, 10 * MINUTE - 1)), STREAM);
    equal(next(begin(until, 10 * MINUTE)), SOCKET);
  },

  'a socket is tried beside a stream soon, then every ten minutes': () => {
    const ways = heard(begin(null, 0), STREAM, 0, 0.5);
    equal(maySocketBeside(ways, 7_499), false);
    equal(maySocketBeside(ways, 7_500), true);
    const tried = triedBeside(ways, 7_500);
    equal(maySocketBeside(tried, 10 * MINUTE + 7_499), false);
    equal(maySocketBeside(tried, 10 * MINUTE + 7_500), true);
  },

  'a stream that comes back does not put off the next socket': () => {
    const ways = heard(begin(null, 0), STREAM, 0, 0);
    equal(maySocketBeside(heard(failed(ways), STREAM, 4_000, 1), 5_000), true);
  },

  'beside a socket nothing is tried': () => {
    equal(maySocketBeside(heard(begin(null, 0), SOCKET, 0, 0), 100 * MINUTE), false);
  },
};
