// Who took part, poll by poll. Pure: the answer of the participation call becomes an option and a table.

import { number, percent } from '../look/words.js';

const LONGEST = 30;
const LONGEST_NARROW = 14;

export function heightOf(polls) {
  return 24 + polls.length * 44;
}

export function turnoutOption(polls, asked, look) {
  const longest = look.isNarrow ? LONGEST_NARROW : LONGEST;
  const named = (turnout) => {
    const poll = asked.find((p) => p.id === turnout.pollId);
    const text = `${poll?.number ?? '?'}. ${poll?.question ?? ''}`;
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  };
  const axis = { type: 'value', min: 0, max: 1, splitLine: { show: false }, axisLabel: { show: false }, axisLine: { show: false }, axisTick: { show: false } };
  return {
    grid: { left: look.isNarrow ? 116 : 224, right: look.isNarrow ? 104 : 128, top: 8, bottom: 8 },
    xAxis: axis,
    yAxis: {
      type: 'category', inverse: true, data: polls.map(named), axisLine: { lineStyle: { color: look.edge } }, axisTick: { show: false },
      axisLabel: { color: look.ink, fontSize: 13 },
    },
    tooltip: { show: false },
    series: [{
      type: 'bar', barWidth: 20, showBackground: true, backgroundStyle: { color: look.track }, silent: true,
      itemStyle: { color: look.aye },
      data: polls.map((turnout) => Math.min(1, turnout.share)),
    }, {
      // The figures stand at the right edge, whatever the bar's length.
      type: 'bar', barGap: '-100%', barWidth: 20, silent: true, itemStyle: { color: 'transparent' },
      data: polls.map((turnout) => ({
        value: 1,
        label: { show: true, position: 'right', color: look.ink, fontSize: 13, fontWeight: 600, formatter: `${percent(turnout.share)}  ${number(turnout.voters)}` },
      })),
    }],
  };
}

export function turnoutTable(polls, asked, joined) {
  return {
    head: ['Poll', 'Voted', 'Of joined', 'Changed', 'Taken back'],
    rows: polls.map((turnout) => {
      const poll = asked.find((p) => p.id === turnout.pollId);
      return [`${poll?.number ?? '?'}. ${poll?.question ?? ''}`, number(turnout.voters), percent(turnout.share), number(turnout.changed), number(turnout.retracted)];
    }),
    caption: `${number(joined)} joined`,
  };
}

export function summaryOf(polls, asked) {
  return polls.map((turnout) => `${asked.find((p) => p.id === turnout.pollId)?.question ?? ''}: ${percent(turnout.share)}`).join('. ');
}
