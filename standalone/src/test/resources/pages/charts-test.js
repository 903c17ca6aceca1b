import { chosen, movesOption, movesTable } from '/web/analyst/moves.js';
import { asSeries, busiest, grouped, paceOption, sharesOption, sharesTable } from '/web/analyst/shares.js';
import { turnoutOption, turnoutTable } from '/web/analyst/turnout.js';
import { equal, holds } from './check.js';

const poll = { id: 'p', number: 1, question: 'Tea?', options: ['Tea', 'Coffee'] };
const look = {
  paper: '#fff', ink: '#000', quiet: '#555', line: '#ddd', track: '#eee', edge: '#777', aye: '#070', stop: '#700', width: 600, isNarrow: false,
  of: (option) => ({ hue: `hue ${option}`, on: '#000' }),
};
const at = (ms) => new Date(Date.UTC(2026, 10, 26) + ms).toISOString();
const point = (ms, counts, votes, more = {}) => ({ at: at(ms), seq: 1, counts, voters: counts[0] + counts[1], votes, changed: 0, retracted: 0, ...more });
const series = (bucketMs, ...points) => asSeries({ pollId: 'p', from: at(0), to: points.at(-1).at, bucketMs, points });

export const tests = {
  'nobody is no share, not none of it': () => {
    const its = series(1000, point(1000, [0, 0], 0), point(2000, [3, 1], 4));
    equal(its.points.map((p) => p.shares), [null, [0.75, 0.25]]);
    const lines = sharesOption(poll, its, look).series.filter((line) => line.endLabel);
    equal(lines.map((line) => line.data.map(([, share]) => share)), [[null, 0.75], [null, 0.25]]);
    equal(sharesTable(poll, its).rows.map((row) => row.slice(1)), [['–', '–', '0'], ['75% 3', '25% 1', '4']]);
  },

  'every line has its letter at its end, and ink around it': () => {
    const lines = sharesOption(poll, series(1000, point(1000, [3, 1], 4)), look).series;
    equal(lines.map((line) => [line.lineStyle.color, line.endLabel?.formatter ?? null]), [['#000', null], ['hue 0', 'A'], ['#000', null], ['hue 1', 'B']]);
  },

  'a rate is over a second at least, and adds up to what came': () => {
    const its = series(100, ...Array.from({ length: 25 }, (_, i) => point(100 * (i + 1), [i, 0], 2, { changed: 1, retracted: i === 24 ? 3 : 0 })));
    const groups = grouped(its, 100);
    equal(groups.map((g) => [(g.at - g.since) / 1e6, g.votes, g.changed, g.retracted]), [[1, 20, 10, 0], [1, 20, 10, 0], [0.5, 10, 5, 3]]);
    const [fresh, changed, back] = paceOption(its, look).series.map((bars) => bars.data.map(([, n]) => n));
    equal([fresh, changed, back], [[10, 10, 10], [10, 10, 10], [-0, -0, -6]]);
    equal(grouped(series(60_000, point(60_000, [1, 0], 1), point(120_000, [2, 0], 1)), 100).length, 2);
  },

  'the busiest second is found': () => {
    const its = series(1000, point(1000, [1, 0], 1), point(2000, [9, 0], 8), point(3000, [9, 0], 0));
    equal(busiest(its).rate, 8);
    equal(busiest(series(1000, point(1000, [0, 0], 0))), null);
  },

  'moves are those who changed; first votes and who stayed if wanted': () => {
    const moves = [
      { from: null, to: 0, participants: 5 }, { from: 0, to: 0, participants: 4 }, { from: 0, to: 1, participants: 3 }, { from: 1, to: null, participants: 2 },
    ];
    const pairs = (wanted) => chosen(moves, wanted).map((m) => [m.from, m.to]);
    equal(pairs({ newcomers: false, stayers: false }), [[0, 1], [1, null]]);
    equal(pairs({ newcomers: true, stayers: true }), [[null, 0], [0, 0], [0, 1], [1, null]]);
    const drawn = movesOption(poll, moves, look).series[0];
    equal(drawn.data.map((node) => node.name), ['from 0', 'from 1', 'from null', 'to 0', 'to 1', 'to null']);
    equal(drawn.links.map((link) => link.value), [5, 4, 3, 2]);
    equal(movesTable(poll, moves).rows[3], ['B Coffee', 'taken back', '2']);
  },

  'participation is of those who had joined, each poll by its number': () => {
    const polls = [{ pollId: 'p', voters: 30, changed: 2, retracted: 1, share: 0.6 }];
    equal(turnoutTable(polls, [poll], 50), { head: ['Poll', 'Voted', 'Of joined', 'Changed', 'Taken back'], rows: [['1. Tea?', '30', '60%', '2', '1']], caption: '50 joined' });
    equal(turnoutOption(polls, [poll], look).yAxis.data, ['1. Tea?']);
  },

  'no tooltip is made of markup': () => {
    const its = series(1000, point(1000, [3, 1], 4));
    for (const option of [sharesOption(poll, its, look), paceOption(its, look), movesOption(poll, [{ from: 0, to: 1, participants: 1 }], look)]) {
      holds(option.tooltip.renderMode === 'richText', 'drawn on the canvas: our policy lets no style attributes through');
    }
  },
};
