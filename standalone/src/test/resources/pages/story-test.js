import { sinceOf, sinceOptions } from '/web/analyst/since.js';
import { nextMark, pollAt, spanOf, story } from '/web/analyst/story.js';
import { micros } from '/web/history/moment.js';
import { equal } from './check.js';

const at = (seconds) => `2026-11-26T10:00:${String(seconds).padStart(2, '0')}Z`;
const us = (seconds) => micros(at(seconds));
const mark = (type, seconds) => ({ type, at: at(seconds), seq: 1, epoch: 1 });
const poll = (id, ...marks) => ({ id, question: `${id}?`, options: ['A', 'B'], createdAt: at(1), marks });
const told = (...polls) => story({ session: {}, from: at(0), to: at(59), live: true, events: 9, polls });

const two = told(
  poll('tea', mark('opened', 5), mark('revealed', 10), mark('closed', 20)),
  poll('coffee', mark('opened', 30)),
);

export const tests = {
  'marks of all polls are in order': () => {
    equal(two.marks.map((m) => [m.type, m.poll]), [['opened', 'tea'], ['revealed', 'tea'], ['closed', 'tea'], ['opened', 'coffee']]);
  },

  'the room looked at what was opened last by then': () => {
    equal([0, 6, 25, 31].map((s) => pollAt(two, us(s)).id), ['tea', 'tea', 'tea', 'coffee']);
    equal(pollAt(told(), us(5)), null);
  },

  'one goes from mark to mark, and not to the one where one stands': () => {
    equal(nextMark(two.marks, us(10), 1).type, 'closed');
    equal(nextMark(two.marks, us(10), -1).type, 'opened');
    equal([nextMark(two.marks, us(59), 1), nextMark(two.marks, us(1), -1)], [null, null]);
  },

  'a poll lasts from its first opening to its last close, or to now': () => {
    const span = two.span;
    equal(spanOf(two.polls[0], span), { from: us(5), to: us(20), isOpen: false });
    equal(spanOf(two.polls[1], span), { from: us(30), to: us(59), isOpen: true });
    equal(spanOf(told(poll('draft')).polls[0], span), { from: us(1), to: us(2), isOpen: false });
    const again = told(poll('again', mark('opened', 5), mark('closed', 6), mark('opened', 7), mark('closed', 9))).polls[0];
    equal(spanOf(again, span), { from: us(5), to: us(9), isOpen: false });
  },

  'moves are told from when the room saw the results, else from half the way': () => {
    const [tea, coffee] = two.polls;
    equal(sinceOf('', tea, us(5), us(15)), us(10));
    equal(sinceOf('', tea, us(5), us(9)), us(7));
    equal(sinceOf('', coffee, us(30), us(40)), us(35));
  },

  'no span of moves ever runs backwards': () => {
    const [tea] = two.polls;
    for (const choice of [...sinceOptions(tea, us(50)).map((o) => o.value).filter((v) => v !== 'here')]) {
      for (const s of [0, 4, 6, 12, 59]) equal(sinceOf(choice, tea, us(5), us(s)) <= us(s), true, `${choice} at ${s}`);
    }
  },
};
