import { backoff, patience } from '/web/room/backoff.js';
import { codeOf, isFinal } from '/web/room/close.js';
import { equal } from './check.js';

export const tests = {
  'the return is spread over the whole of a window that doubles up to 15 s': () => {
    equal([0, 1, 2, 3, 4, 9].map((attempt) => backoff(attempt, 0, 1)), [1000, 2000, 4000, 8000, 15_000, 15_000]);
    equal(backoff(3, 0, 0), 0);
    equal(backoff(3, 0, 0.25), 2000);
  },

  'within the server’s own window, whatever happened before': () => {
    equal([0, 1, 5].map((attempt) => backoff(attempt, 3000, 1)), [3000, 3000, 3000]);
    equal(backoff(0, 3000, 0), 0);
  },

  'patience grows with silence': () => {
    equal([0, 1, 2, 3, 5, 6, 30].map(patience), [5000, 5000, 5000, 10_000, 10_000, 20_000, 20_000]);
  },

  'codes from 4500 on are the last word': () => {
    equal([1000, 1001, 1006, 1012, 4000, 4001, 4499].some(isFinal), false);
    equal([4500, 4501, 4503, 4504, 4510, 4999].every(isFinal), true);
  },

  'a problem means what the close code would have meant; anything else is only a loss': () => {
    const slugs = ['unauthenticated', 'forbidden', 'not-found', 'session-ended', 'bad-request', 'overloaded', '', undefined];
    equal(slugs.map(codeOf), [4501, 4503, 4504, 4510, 4500, 1006, 1006, 1006]);
  },
};
