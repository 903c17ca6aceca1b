// Who moved where between two moments. Pure: the answer of the moves call becomes an option and a table.

import { letterOf } from '../look/shapes.js';
import { number } from '../look/words.js';

/** The moves that are asked for: changed and taken-back votes, and if wanted first votes and those who stayed. */
export function chosen(moves, { newcomers, stayers }) {
  return moves.filter((move) => move.participants > 0
    && (newcomers || move.from !== null)
    && (stayers || move.from !== move.to));
}

/** `no vote` is a place too. */
function nameOf(option, side) {
  if (option !== null) return letterOf(option);
  return side === 'from' ? 'not voted' : 'taken back';
}

function ordered(moves, side) {
  const found = [...new Set(moves.map((move) => move[side]))];
  return found.sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
}

const LONGEST = 22;
function labelled(poll, option, side, isNarrow) {
  const name = nameOf(option, side);
  if (option === null || isNarrow) return name;
  const label = poll.options[option];
  return `${name}  ${label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label}`;
}

export function heightOf(moves) {
  const sides = Math.max(ordered(moves, 'from').length, ordered(moves, 'to').length);
  return Math.max(200, 32 + sides * 44);
}

export function movesOption(poll, moves, look) {
  const total = (side, option) => moves.filter((move) => move[side] === option).reduce((sum, move) => sum + move.participants, 0);
  const colour = (option) => (option === null ? look.track : look.of(option).hue);
  const node = (side) => (option) => ({
    name: `${side} ${option}`,
    depth: side === 'from' ? 0 : 1,
    itemStyle: { color: colour(option), borderColor: look.ink, borderWidth: 1.5 },
    label: {
      position: side === 'from' ? 'right' : 'left', color: look.ink, fontSize: 13, fontWeight: 600,
      formatter: `${labelled(poll, option, side, look.isNarrow)}  ${number(total(side, option))}`,
      textBorderColor: look.paper, textBorderWidth: 3,
    },
  });
  return {
    tooltip: {
      trigger: 'item', renderMode: 'richText', confine: true, backgroundColor: look.paper, borderColor: look.edge,
      textStyle: { color: look.ink, fontSize: 13 },
      formatter: ({ dataType, data }) => (dataType === 'edge' ? inWords(data.move) : ''),
    },
    series: [{
      type: 'sankey', left: 8, right: 8, top: 8, bottom: 8, nodeWidth: 18, nodeGap: 14, draggable: false, layoutIterations: 0,
      emphasis: { focus: 'adjacency' },
      data: [...ordered(moves, 'from').map(node('from')), ...ordered(moves, 'to').map(node('to'))],
      links: moves.map((move) => ({
        source: `from ${move.from}`, target: `to ${move.to}`, value: move.participants, move,
        lineStyle: { color: colour(move.from === null ? move.to : move.from), opacity: move.from === move.to ? 0.25 : 0.6, curveness: 0.5 },
      })),
    }],
  };
}

/** `12 people: A → B` */
function inWords(move) {
  const people = move.participants === 1 ? '1 person' : `${number(move.participants)} people`;
  return `${people}: ${nameOf(move.from, 'from')} → ${nameOf(move.to, 'to')}`;
}

export function movesTable(poll, moves) {
  const side = (option, which) => (option === null ? nameOf(option, which) : `${letterOf(option)} ${poll.options[option]}`);
  return {
    head: ['From', 'To', 'People'],
    rows: moves.map((move) => [side(move.from, 'from'), side(move.to, 'to'), number(move.participants)]),
  };
}

export function summaryOf(moves) {
  const largest = moves.toSorted((a, b) => b.participants - a.participants).slice(0, 3);
  return largest.map(inWords).join('. ');
}
