// The analyst's page: a session at any moment, while it runs and afterwards. The transport says which moment, the choices
// say what of it; the server is asked, and what it answered is drawn.

import { micros, nextSpeed } from '../history/moment.js';
import { announcer } from '../look/announce.js';
import { byId, say } from '../look/el.js';
import { painter } from '../look/paint.js';
import { letterOf } from '../look/shapes.js';
import { clock, spokenResult } from '../look/words.js';
import { analystToken } from './token.js';
import { keys } from './actions.js';
import { read, write } from './address.js';
import { past } from './calls.js';
import { allTables } from './card.js';
import { choices } from './choices.js';
import { deck } from './deck.js';
import { events } from './events.js';
import { exports } from './exports.js';
import { known } from './known.js';
import { nextMark, spanOf, story } from './story.js';
import * as go from './transport.js';
import { view } from './view.js';

const TICK_MS = 100;
const LOOK_AGAIN_MS = 1000;
const LOOK_AGAIN_LATER_MS = 5000;
const NOTICE_MS = 6000;

const REFUSALS = {
  unauthenticated: 'This link has run out. Open this page again from the host’s wall.',
  forbidden: 'Only the host of a session looks into its past. Open this page from the host’s wall.',
  'not-found': 'There is no such session, or it is somebody else’s.',
};

const sessionId = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '');
const token = analystToken(sessionId, location.hash);
const begun = read(location.search);
// The token must not stay where a projector, a screenshot or the browser's history shows it.
if (location.hash) history.replaceState(null, '', location.pathname + location.search);

const calls = past(sessionId, token);
let told = null;
let toldAt = 0;
let lostSince = null;
let transport = begun.at === null ? { ...go.LIVE, speed: begun.speed } : go.pausedAt(begun.at, begun.speed);

const steady = () => performance.now();
const ask = painter(paint);
const announce = announcer(byId('live'));
const data = known(calls, { changed: ask, trouble: noteTrouble });
const choose = choices(begun, { at: here, changed: ask });
const draw = view(seek);
const showDeck = deck({ toggle, seek, speed: (n) => turn(go.atSpeed(transport, span(), steady(), n)), live: goLive });
const showEvents = events(calls, { told: () => told, at: here, seek });
const showExport = exports(calls, { told: () => told, at: here });

/** The end of a session that runs goes on between two looks at it. */
function span() {
  const { span: its } = told;
  return its.live ? { ...its, to: its.to + Math.round((steady() - toldAt) * 1000) } : its;
}

function here() {
  return Math.round(go.moment(transport, span(), steady()));
}

function turn(next) {
  transport = next;
  ask();
}

function seek(at) {
  turn(go.seek(transport, span(), steady(), at));
}

function toggle() {
  turn(transport.mode === 'paused' ? go.play(transport, span(), steady()) : go.pause(transport, span(), steady()));
}

function goLive() {
  if (told.span.live) turn(go.live(transport));
  else notice('This session is over. Its end is the last there is.');
}

function toMark(by) {
  const mark = nextMark(told.marks, here(), by);
  if (mark) seek(mark.at);
}

const run = {
  toggle,
  back: () => seek(here() - go.stepOf(span())),
  on: () => seek(here() + go.stepOf(span())),
  markBack: () => toMark(-1),
  markOn: () => toMark(1),
  start: () => seek(span().from),
  end: () => seek(span().to),
  live: goLive,
  slower: () => turn(go.atSpeed(transport, span(), steady(), nextSpeed(transport.speed, -1))),
  faster: () => turn(go.atSpeed(transport, span(), steady(), nextSpeed(transport.speed, 1))),
  tables: allTables,
  export: () => showExport.open(),
  link: copyLink,
  wall: () => open(`/w/${encodeURIComponent(sessionId)}${wallWords()}#h=${token}`, '_blank', 'noopener'),
  keys: () => byId('keys').showModal(),
};

function words(at) {
  const { poll, rule, until } = choose.chosen;
  return { at, speed: transport.speed, poll, rule, until };
}

function wallWords() {
  const those = write({ ...words(here()), poll: null, rule: 'last', until: null });
  return those.replace('?', '?replay&');
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.origin + location.pathname + write(words(here())));
    notice('Copied. It opens for whoever hosts this session.');
  } catch {
    // No clipboard without a secure context; the address says the same once the page stands still.
    notice('This browser does not let pages copy here. Pause, and copy the address.');
  }
}

// Browsers refuse more than some hundred changes of the address in half a minute.
const ADDRESS_REST_MS = 500;
let addressAt = -Infinity;
function keepAddress() {
  if (steady() - addressAt < ADDRESS_REST_MS) return;
  const address = location.pathname + write(words(transport.mode === 'live' ? null : here()));
  if (address === location.pathname + location.search) return;
  addressAt = steady();
  history.replaceState(null, '', address);
}

function paint() {
  if (!told) return;
  transport = go.settled(transport, span(), steady());
  const at = here();
  const poll = choose.poll(told, at);
  want(at, poll);
  choose.show(told, poll);
  showDeck.show(told, transport, span(), poll?.id, steady());
  draw.head(told);
  document.body.dataset.state = poll ? 'ready' : 'empty';
  if (poll) paintPoll(at, poll);
  draw.turnout(told, data.now.turnout, data.now.why.turnout);
  say(byId('lost'), lostSince === null ? '' : `Lost the server. Last known at ${clock(lostSince)}. Trying again.`);
  byId('lost').hidden = lostSince === null;
  byId('events-from').options[1].textContent = transport.mode === 'live' ? 'now' : 'the moment shown';
}

function paintPoll(at, poll) {
  const { counted, live, series, moves, why } = data.now;
  const its = (body) => body?.polls.find((one) => one.pollId === poll.id) ?? null;
  const standing = its(counted);
  draw.at(poll, { standing, live: its(live), joined: counted?.joined ?? 0, rule: choose.ruleInWords() });
  draw.time(poll, series?.pollId === poll.id ? series : null, why.series);
  draw.moment(at);
  draw.moves(poll, moves?.pollId === poll.id ? moves : null, choose.chosen, why.moves);
  // Who plays or follows sees it move; to the ear that would be noise.
  if (transport.mode === 'paused' && standing && micros(counted.at) === at) {
    announce(`${clock(at / 1000)}. ${poll.question} ${spokenResult(poll.options, standing.counts, letterOf)}`);
  }
}

function want(at, poll) {
  const { rule, until, grain, since } = choose.chosen;
  const isLive = transport.mode === 'live';
  data.want({ told, poll, pollSpan: poll && spanOf(poll, span()), at, isLive, rule, until, grain, since }, steady());
}

function noteTrouble(answer) {
  lostSince = answer === null ? null : (lostSince ?? Date.now());
}

async function look() {
  const answer = await calls.timeline();
  if (answer.ok) {
    const isFirst = told === null;
    told = story(answer.body);
    toldAt = steady();
    noteTrouble(null);
    if (isFirst) show();
    ask();
  } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
    refuse(REFUSALS[answer.slug] ?? answer.sentence);
    return;
  } else {
    noteTrouble(answer);
    if (told) ask();
    else say(byId('about'), answer.sentence);
  }
  if (!told || told.span.live || lostSince !== null) setTimeout(look, document.hidden ? LOOK_AGAIN_LATER_MS : LOOK_AGAIN_MS);
}

function show() {
  byId('main').hidden = byId('tools').hidden = false;
  choose.show(told, null);
  showEvents.load();
  setInterval(tick, TICK_MS);
}

function tick() {
  if (transport.mode !== 'paused' || lostSince !== null) ask();
  if (!document.hidden) keepAddress();
}

function refuse(sentence) {
  document.body.dataset.state = 'refused';
  byId('main').hidden = byId('tools').hidden = byId('transport').hidden = true;
  say(byId('title'), 'Nothing to show.');
  say(byId('about'), sentence);
}

let noticeTimer = null;
function notice(text) {
  say(byId('notice'), text);
  byId('notice').hidden = false;
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    byId('notice').hidden = true;
  }, NOTICE_MS);
}

for (const id of ['export', 'link', 'wall', 'keys']) byId(`do-${id}`).addEventListener('click', () => run[id]());
for (const form of document.querySelectorAll('form.choice')) form.addEventListener('submit', (event) => event.preventDefault());

if (token) {
  keys(Object.fromEntries(Object.entries(run).map(([id, does]) => [id, () => told && does()])));
  look();
} else {
  refuse('This page needs its link. Open it from the host’s wall.');
}
