import { read, write } from '/web/analyst/address.js';
import { query } from '/web/analyst/calls.js';
import { wordsFor } from '/web/analyst/exports.js';
import { filmAsked, filmWords } from '/web/wall/film-bar.js';
import { micros } from '/web/history/moment.js';
import { equal } from './check.js';

const AT = micros('2026-11-26T10:00:05.000001Z');

export const tests = {
  'a link says what its sender saw, to the microsecond': () => {
    const shown = { at: AT, speed: 10, poll: 'tea', rule: 'first', until: AT + 1 };
    equal(read(write(shown)), shown);
    equal(write({ at: AT, speed: 1, poll: null, rule: 'last', until: null }), '?at=2026-11-26T10:00:05.000001Z');
  },

  'a page that shows what it begins with has no words in its address': () => {
    equal(write({ at: null, speed: 1, poll: null, rule: 'last', until: null }), '');
    equal(read(''), { at: null, speed: 1, poll: null, rule: 'last', until: null });
    equal(read('?at=soon&speed=1000&rule=any&until=x'), { at: null, speed: 1, poll: null, rule: 'last', until: null });
  },

  'a call names moments as instants, leaves out nothing said, and repeats what is many': () => {
    equal(query({ at: AT, poll: '', rule: null, until: undefined }), '?at=2026-11-26T10%3A00%3A05.000001Z');
    equal(query({ type: ['voteCast', 'voteRetracted'], from: 'AQAKAAA' }), '?type=voteCast&type=voteRetracted&from=AQAKAAA');
    equal(query({}), '');
  },

  'an export up to a moment holds what is shown at it': () => {
    equal(wordsFor({ format: 'csv', upTo: AT, poll: '' }), { format: 'csv', to: AT + 1, poll: '' });
    equal(wordsFor({ format: 'csv', upTo: null, poll: 'tea' }), { format: 'csv', to: null, poll: 'tea' });
  },

  'a wall replays only if its address says so': () => {
    equal(filmAsked(''), null);
    equal(filmAsked('?replay'), { at: null, speed: 1 });
    equal(filmAsked('?replay&speed=20&at=2026-11-26T10:00:05.000001Z'), { at: AT, speed: 20 });
    equal(filmAsked(filmWords(AT, 20)), { at: micros('2026-11-26T10:00:05Z'), speed: 20 });
  },
};
