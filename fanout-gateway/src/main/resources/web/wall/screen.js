// Draws a scene. Knows elements, not sockets.

import { groupedCode } from '../code.js';
import { bar } from '../look/bar.js';
import { byId, el, say, sayAll } from '../look/el.js';
import { chip, letterOf } from '../look/shapes.js';
import { clock, number, percent } from '../look/words.js';
import { shares } from '../room/poll.js';
import { eyebrow } from './scene.js';

const MANY = 6;
const WORDY = 90;

// The question gives way first: it has size to spare, the answers have not. [question, answers]
const FITS = [
  [1, 1], [0.92, 0.96], [0.85, 0.92], [0.78, 0.9], [0.7, 0.88], [0.62, 0.85], [0.58, 0.78], [0.54, 0.7], [0.5, 0.62], [0.45, 0.54],
  [0.4, 0.47], [0.36, 0.4], [0.32, 0.34], [0.28, 0.29], [0.24, 0.25],
];

let rows = [];
let drawnOptions = null;
let fitted = null;

export function draw(now, room) {
  document.body.dataset.state = now.state;
  showHead(now, room.session);
  showBars(now);
  showJoin(now, room.session);
  showNumbers(now, room.session);
  fit(now);
}

function showHead(now, session) {
  const line = eyebrow(now, session);
  say(byId('eyebrow'), line.text);
  byId('eyebrow').dataset.kind = line.kind;
  const head = now.poll?.question ?? headline(now.state, session);
  say(byId('question'), head);
  byId('stage').toggleAttribute('data-wordy', head.length > WORDY);
  const below = now.poll ? '' : subline(now, session);
  say(byId('subline'), below);
  byId('subline').hidden = below === '';
}

function headline(state, session) {
  if (state === 'ended') return 'Thank you.';
  return session?.title ?? 'One moment…';
}

function subline({ state, past }, session) {
  if (state === 'ended') return `${people(session.joined)} joined.`;
  if (state === 'lobby' && past) return session.joined > 0 ? `${people(session.joined)} had joined.` : 'Nobody was in yet.';
  if (state === 'lobby') return session.joined > 0 ? `${people(session.joined)} ${session.joined === 1 ? 'is' : 'are'} in.` : 'Nobody is in yet. Scan, or type the code.';
  return '';
}

function people(n) {
  return n === 1 ? '1 person' : `${number(n ?? 0)} people`;
}

function showBars(now) {
  const place = byId('bars');
  place.hidden = !now.poll;
  byId('bigcount').hidden = !now.poll || now.shown || now.state === 'ready';
  if (!now.poll) return;
  const { poll, shown } = now;
  const identity = `${poll.poll} ${poll.options.length}`;
  if (identity !== drawnOptions) build(place, poll);
  drawnOptions = identity;
  place.toggleAttribute('data-hidden', !shown);
  place.dataset.density = poll.options.length > MANY ? 'many' : 'few';
  place.style.gridTemplateRows = shown ? '' : `repeat(${Math.ceil(poll.options.length / 2)}, auto)`;
  say(byId('bigcount-number'), number(poll.voters ?? 0));
  say(byId('bigcount-word'), poll.status === 'open' ? 'answered' : 'answered. Results are hidden.');
  if (shown) showCounts(poll.counts ?? poll.options.map(() => 0));
  else rows.forEach((row) => row.hide());
}

function showCounts(counts) {
  const share = shares(counts);
  rows.forEach((row, option) => row.count(counts[option], share[option]));
}

function build(place, poll) {
  rows = poll.options.map((label, option) => row(option, label));
  place.replaceChildren(...rows.map((r) => r.node));
}

function row(option, label) {
  const count = el('span', { class: 'count' });
  const share = el('span', { class: 'share' });
  const itsBar = bar(option);
  const node = el(
    'li',
    { class: 'option', 'data-option': option },
    chip(option),
    el('span', { class: 'label' }, el('span', { class: 'spoken' }, `${letterOf(option)}: `), label),
    el('span', { class: 'figures' }, count, share),
    itsBar.node,
  );
  return {
    node,
    count(n, part) {
      node.dataset.count = n;
      say(count, number(n));
      say(share, percent(part));
      itsBar.show(part);
    },
    // Hidden means gone, also for whoever opens the page's inspector on the projector.
    hide() {
      delete node.dataset.count;
      say(count, '');
      say(share, '');
      itsBar.show(0);
    },
  };
}

function showJoin(now, session) {
  byId('join').hidden = !session || now.state === 'ended' || session.status === 'ended';
  if (!session) return;
  sayAll('[data-code]', groupedCode(session.code));
  const address = new URL(session.joinUrl, location.href).host;
  sayAll('[data-address]', address);
  document.body.style.setProperty('--chars', Math.max(10, address.length));
  const source = `/qr/${session.code}.svg`;
  for (const image of document.querySelectorAll('[data-qr]')) {
    if (image.getAttribute('src') !== source) image.setAttribute('src', source);
  }
}

function showNumbers(now, session) {
  byId('numbers').hidden = !session;
  byId('answered-part').hidden = !now.poll;
  say(byId('answered'), number(now.poll?.voters ?? 0));
  say(byId('connected'), number(session?.connected ?? 0));
  say(byId('joined'), number(session?.joined ?? 0));
}

export function showBadge({ truth, text }) {
  byId('badge').hidden = false;
  byId('badge').dataset.truth = truth;
  say(byId('badge'), text);
}

export function showLost(heardAt) {
  byId('lost').hidden = heardAt === null;
  if (heardAt !== null) say(byId('lost'), `Lost the server. Last known at ${clock(heardAt)}. Trying again.`);
}

export function showSentence(state, head, line) {
  document.body.dataset.state = state;
  say(byId('question'), head);
  say(byId('subline'), line);
  byId('subline').hidden = false;
}

/** Measured only when something other than a number changed: layout is dear, tallies are many. */
function fit(now) {
  const stage = byId('stage');
  const shape = [
    now.state, now.poll?.poll, now.poll?.question, innerWidth, innerHeight, stage.clientWidth, stage.clientHeight,
    document.documentElement.style.getPropertyValue('--zoom'), document.fonts?.status,
  ].join('|');
  if (shape === fitted) return;
  fitted = shape;
  for (const [head, answers] of FITS) {
    stage.style.setProperty('--fit-head', head);
    stage.style.setProperty('--fit-rows', answers);
    if (!spillsOver(stage)) break;
  }
}

function spillsOver(stage) {
  const floor = stage.getBoundingClientRect().bottom + 1;
  return [...stage.children].some((child) => child.getBoundingClientRect().bottom > floor || child.scrollWidth > child.clientWidth + 1);
}
