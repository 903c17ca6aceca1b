import { atSpeed, LIVE, live, moment, pause, pausedAt, play, seek, settled, stepOf } from '/web/analyst/transport.js';
import { equal } from './check.js';

const SECOND = 1e6;
const over = { from: 0, to: 100 * SECOND, live: false };
const runs = { ...over, live: true };

export const tests = {
  'it plays at its speed from where it stood': () => {
    const playing = play(pausedAt(10 * SECOND, 10), over, 5000);
    equal(moment(playing, over, 7000), 30 * SECOND);
    equal(pause(playing, over, 7000).at, 30 * SECOND);
  },

  'another speed goes on from here, not from the beginning': () => {
    const slow = play(pausedAt(0, 1), over, 0);
    const fast = atSpeed(slow, over, 10_000, 10);
    equal(moment(fast, over, 11_000), 20 * SECOND);
  },

  'who plays into the present of a session that runs is live': () => {
    const playing = play(pausedAt(99 * SECOND, 10), runs, 0);
    equal(settled(playing, runs, 50).mode, 'playing');
    equal(settled(playing, runs, 101).mode, 'live');
  },

  'a session that is over stops at its end, and plays again from its beginning': () => {
    const ended = settled(play(pausedAt(99 * SECOND, 10), over, 0), over, 5000);
    equal([ended.mode, ended.at], ['paused', 100 * SECOND]);
    equal(moment(play(ended, over, 0), over, 0), 0);
  },

  'a session that ends under who is live stands at its end': () => {
    const stands = settled(LIVE, over, 0);
    equal([stands.mode, stands.at], ['paused', 100 * SECOND]);
  },

  'a seek leaves the live edge, keeps playing if it played, and stays inside': () => {
    equal(seek(LIVE, runs, 0, 5 * SECOND).mode, 'paused');
    const playing = seek(play(pausedAt(0), runs, 0), runs, 1000, 50 * SECOND);
    equal([playing.mode, moment(playing, runs, 2000)], ['playing', 51 * SECOND]);
    equal([seek(LIVE, runs, 0, -1).at, seek(LIVE, runs, 0, 1e12).at], [0, 100 * SECOND]);
    equal(live(playing).mode, 'live');
  },

  'a step is about a hundredth of it all, as people think of time': () => {
    equal([10, 100, 3600, 86_400].map((s) => stepOf({ from: 0, to: s * SECOND }) / SECOND), [0.1, 1, 60, 1800]);
  },
};
