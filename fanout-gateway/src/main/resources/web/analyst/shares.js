// Charts along the time axis of one poll: shares, and what came in. Pure: a series becomes an option and a table.

import { clockOf, micros } from '../history/moment.js';
import { letterOf } from '../look/shapes.js';
import { number, percent } from '../look/words.js';
import { shares } from '../room/poll.js';
import { LEFT, RIGHT } from './chart.js';

const SHORT = 10 * 60e6;
const HUES = 7;
const MINUTE_MS = 60_000;

/** The answer of the series call, with its instants as numbers. */
export function asSeries(body) {
  const from = micros(body.from);
  let before = from;
  const points = body.points.map((point) => {
    const at = micros(point.at);
    const one = { ...point, at, since: before, shares: point.voters > 0 ? shares(point.counts) : null };
    before = at;
    return one;
  });
  return { ...body, from, to: micros(body.to), points };
}

function hourAndMinute(ms, span) {
  const seconds = span.to - span.from < SHORT ? { second: '2-digit' } : {};
  return new Date(ms).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit', ...seconds });
}

function timeAxis(series, look) {
  return {
    type: 'time',
    min: series.from / 1000,
    max: series.to / 1000,
    axisLine: { lineStyle: { color: look.edge } },
    axisTick: { lineStyle: { color: look.edge } },
    axisLabel: { color: look.quiet, hideOverlap: true, padding: [0, 6], formatter: (ms) => hourAndMinute(ms, series), showMinLabel: false, showMaxLabel: false },
    splitLine: { show: false },
    splitNumber: look.isNarrow ? 2 : 5,
    axisPointer: { label: { show: false }, lineStyle: { color: look.edge } },
  };
}

function valueAxis(look, formatter, more = {}) {
  return { type: 'value', axisLabel: { color: look.quiet, formatter }, splitLine: { lineStyle: { color: look.line } }, splitNumber: 4, ...more };
}

function tooltip(look, words) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: look.paper,
    borderColor: look.edge,
    textStyle: { color: look.ink, fontSize: 13, fontWeight: 500 },
    formatter: (under) => words(under[0].dataIndex),
  };
}

const LONGEST = 26;
function short(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

// The first few votes are 100 % of something; they would press everything else to the floor.
const SETTLED = 0.1;

/** Where the axis of shares ends: a fifth of the way above what was seen once a tenth had voted. */
function topOf({ points }) {
  const all = points.at(-1)?.voters ?? 0;
  const most = Math.max(0, ...points.filter((point) => point.shares && point.voters > all * SETTLED).map((point) => Math.max(...point.shares)));
  return Math.min(1, Math.max(0.2, Math.ceil(most * 5 + 0.1) / 5));
}

/** How each option's share went. The lines carry an ink casing, as roads on a map do: yellow on paper has no edge of its own. */
export function sharesOption(poll, series, look) {
  const data = (option) => series.points.map((point) => [point.at / 1000, point.shares ? point.shares[option] : null]);
  const line = (option, style, more) => ({
    type: 'line', step: 'end', showSymbol: false, data: data(option), lineStyle: { ...style, type: option < HUES ? 'solid' : [8, 5], cap: 'butt' },
    emphasis: { disabled: true }, silent: true, ...more,
  });
  const lines = poll.options.flatMap((_, option) => {
    const { hue, on } = look.of(option);
    const letter = {
      show: true, distance: 6, formatter: letterOf(option), color: on, backgroundColor: hue, borderColor: look.ink, borderWidth: 1.5,
      borderRadius: 3, padding: [3, 6], fontWeight: 700, fontSize: 12,
    };
    return [
      line(option, { color: look.ink, width: 5.5, type: 'solid' }, { z: 2 + option * 2, tooltip: { show: false } }),
      line(option, { color: hue, width: 3 }, { z: 3 + option * 2, endLabel: letter, labelLayout: { moveOverlap: 'shiftY' }, itemStyle: { color: hue } }),
    ];
  });
  const max = topOf(series);
  return {
    grid: { left: LEFT, right: RIGHT, top: 16, bottom: 32 },
    xAxis: timeAxis(series, look),
    yAxis: valueAxis(look, percent, { min: 0, max, interval: max / 4 }),
    tooltip: tooltip(look, (i) => inWords(poll, series.points[i])),
    series: lines,
  };
}

function inWords(poll, point) {
  const each = poll.options.map((label, option) =>
    `${letterOf(option)}  ${point.shares ? percent(point.shares[option]) : '–'}  ${number(point.counts[option])}  ${short(label)}`);
  return [`${clockOf(point.at)} · ${number(point.voters)} voted`, ...each].join('\n');
}

export function sharesTable(poll, series) {
  const letters = poll.options.map((label, option) => `${letterOf(option)} ${short(label)}`);
  return {
    head: ['Until', ...letters, 'Voted'],
    rows: grouped(series, MANY).map((point) => [
      clockOf(point.at),
      ...point.counts.map((n, option) => (point.shares ? `${percent(point.shares[option])} ${number(n)}` : '–')),
      number(point.voters),
    ]),
  };
}

/** Whether what came in is told by the minute rather than by the second. */
export function isByMinute(series) {
  return series.bucketMs >= MINUTE_MS;
}

const MANY = 100;
const FEW = 50;
const SECOND_MS = 1000;

/** Buckets so long that a rate means something: a second at least, and not more of them than can be told apart. Pure. */
export function grouped(series, most) {
  const size = Math.ceil(Math.max(SECOND_MS / series.bucketMs, series.points.length / most));
  const groups = [];
  for (let i = 0; i < series.points.length; i += size) {
    const those = series.points.slice(i, i + size);
    const sum = (of) => those.reduce((all, point) => all + of(point), 0);
    groups.push({
      ...those.at(-1), since: those[0].since, votes: sum((p) => p.votes), changed: sum((p) => p.changed), retracted: sum((p) => p.retracted),
    });
  }
  return groups;
}

function rate(n, point, series) {
  const unit = isByMinute(series) ? 60e6 : 1e6;
  return (n * unit) / Math.max(1, point.at - point.since);
}

/** What came in: new votes, changed ones on top, and below the line those that were taken back. */
export function paceOption(series, look) {
  const points = grouped(series, look.isNarrow ? FEW : MANY);
  const bar = (name, color, of) => ({
    name, type: 'bar', stack: 'all', itemStyle: { color }, emphasis: { disabled: true },
    barWidth: Math.max(1, Math.floor(((look.width - LEFT - RIGHT) / points.length) * 0.8)),
    data: points.map((point) => [(point.since + point.at) / 2000, rate(of(point), point, series)]),
  });
  return {
    grid: { left: LEFT, right: RIGHT, top: 40, bottom: 32 },
    legend: {
      left: look.isNarrow ? 0 : LEFT - 6, top: 0, itemWidth: 12, itemHeight: 12, itemGap: look.isNarrow ? 8 : 16, selectedMode: false,
      textStyle: { color: look.ink, fontSize: look.isNarrow ? 12 : 13 },
      data: [{ name: 'new', icon: 'rect' }, { name: 'changed', icon: 'circle' }, { name: 'taken back', icon: 'triangle' }],
    },
    xAxis: timeAxis(series, look),
    yAxis: valueAxis(look, (n) => number(n), { minInterval: isByMinute(series) ? 1 : undefined }),
    tooltip: tooltip(look, (i) => cameIn(points[i])),
    series: [
      bar('new', look.aye, (point) => point.votes - point.changed),
      bar('changed', look.ink, (point) => point.changed),
      bar('taken back', look.stop, (point) => -point.retracted),
    ],
  };
}

function cameIn(point) {
  return [
    `${clockOf(point.since)} to ${clockOf(point.at)}`,
    `${number(point.votes - point.changed)} new`, `${number(point.changed)} changed`, `${number(point.retracted)} taken back`,
  ].join('\n');
}

export function paceTable(series) {
  return {
    head: ['Until', 'New', 'Changed', 'Taken back', 'Voted'],
    rows: grouped(series, MANY)
      .filter((point) => point.votes > 0 || point.retracted > 0)
      .map((point) => [clockOf(point.at), number(point.votes - point.changed), number(point.changed), number(point.retracted), number(point.voters)]),
  };
}

/** The busiest of its buckets: {votes, at}; null if nothing came at all. */
export function busiest(series) {
  const most = grouped(series, MANY).reduce((best, point) => (point.votes > (best?.votes ?? 0) ? point : best), null);
  return most && { at: most.at, rate: rate(most.votes, most, series) };
}
