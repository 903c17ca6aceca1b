import { instant, lengthOf, micros, nextSpeed, speedOf } from '/web/history/moment.js';
import { equal } from './check.js';

export const tests = {
  'a moment keeps its microseconds there and back': () => {
    equal(micros('2026-11-26T19:11:43.982602Z'), 1795720303982602);
    equal(instant(1795720303982602), '2026-11-26T19:11:43.982602Z');
    equal(instant(micros('2026-11-26T19:11:43Z')), '2026-11-26T19:11:43.000000Z');
  },

  'an instant may have a zone, and any number of decimals': () => {
    equal(micros('2026-11-26T20:11:43.5+01:00'), micros('2026-11-26T19:11:43.500000Z'));
    equal(micros('2026-11-26T19:11:43.982602999Z'), 1795720303982602);
  },

  'what is no instant is none': () => {
    equal([micros(null), micros(''), micros('yesterday'), micros('2026-11-26'), micros('2026-13-40T25:00:00Z')], [null, null, null, null, null]);
  },

  'a length reads as on a player': () => {
    equal([0, 59.9e6, 727e6, 4327e6, -5].map(lengthOf), ['0:00', '0:59', '12:07', '1:12:07', '0:00']);
  },

  'speeds go by steps and stop at both ends': () => {
    equal([nextSpeed(1, 1), nextSpeed(1, -1), nextSpeed(100, 1), nextSpeed(0.5, -1), nextSpeed(3, 1)], [2, 0.5, 100, 0.5, 5]);
    equal(['10', '0.5', '100', '101', '0', 'fast', null].map(speedOf), [10, 0.5, 100, 1, 1, 1, 1]);
  },
};
