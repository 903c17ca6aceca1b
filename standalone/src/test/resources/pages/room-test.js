import { EMPTY, fold, have } from '/web/room/room.js';
import { equal } from './check.js';

const session = (...polls) => ({ id: 's', status: 'live', epoch: 1, seq: 5, joined: 3, connected: 2, polls });
const poll = (id, seq, more = {}) => ({
  poll: id, status: 'open', visibility: 'revealed', round: 1, epoch: 1, seq, through: seq, counts: [seq, 0], voters: seq, at: seq, ...more,
});
const after = (...frames) => frames.reduce(fold, EMPTY);

export const tests = {
  'an older frame never replaces a newer one, a higher epoch always does': () => {
    const start = { t: 'snapshot', session: session('a'), polls: [poll('a', 7)] };
    const tally = (epoch, seq, n) => ({ t: 'tally', poll: 'a', epoch, seq, through: seq, counts: [n, 0], voters: n, at: seq });
    equal(after(start, tally(1, 9, 9), tally(1, 8, 8)).polls.get('a').voters, 9);
    equal(after(start, tally(1, 9, 9), tally(2, 3, 3)).polls.get('a').voters, 3);
  },

  'a resumed snapshot leaves what it does not name as it is': () => {
    const room = after({ t: 'snapshot', session: session('a', 'b'), polls: [poll('a', 7), poll('b', 9)] });
    const resumed = fold(room, { t: 'snapshot', session: session('a', 'b'), polls: [poll('b', 12)] });
    equal([...resumed.polls.values()].map((p) => [p.poll, p.voters]), [['a', 7], ['b', 12]]);
  },

  'we have what is counted without a hole, facts and counts alike': () => {
    const room = after({ t: 'snapshot', session: session('a'), polls: [poll('a', 9, { through: 7 })] });
    equal(have(room), 'a:1.7');
    equal(have(fold(room, { t: 'tally', poll: 'a', epoch: 1, seq: 12, through: 12, counts: [1, 0], voters: 1, at: 12 })), 'a:1.7');
    equal(have(EMPTY), '');
  },

  'a session with very many polls names those that changed last': () => {
    const ids = Array.from({ length: 150 }, (_, i) => `p${i}`);
    const room = after({ t: 'snapshot', session: session(...ids), polls: ids.map((id, i) => poll(id, i + 1)) });
    const named = have(room).split(',');
    equal([named.length, named[0], named.at(-1)], [100, 'p149:1.150', 'p50:1.51']);
  },

  'presence is three numbers that do not mix': () => {
    const room = after(
      { t: 'snapshot', session: session('a'), polls: [poll('a', 7)] },
      { t: 'presence', connected: 40, joined: 50 },
    );
    equal([room.polls.get('a').voters, room.session.connected, room.session.joined], [7, 40, 50]);
  },
};
