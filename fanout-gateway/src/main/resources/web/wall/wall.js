// The wall, and for the host its controls: follows the room and draws it, scene by scene.

import { announcer } from '../look/announce.js';
import { byId } from '../look/el.js';
import { painter } from '../look/paint.js';
import { letterOf } from '../look/shapes.js';
import { spokenResult, votes } from '../look/words.js';
import { OVER } from '../room/close.js';
import { connect } from '../room/live.js';
import { placeOf } from '../room/place.js';
import { openPolls } from '../room/poll.js';
import { EMPTY, fold, have, pollsInOrder } from '../room/room.js';
import { audits } from './audits.js';
import { badge } from './badge.js';
import { composer } from './composer.js';
import { controls } from './controls.js';
import { deeds } from './deeds.js';
import { film } from './film.js';
import { filmAsked, filmBar, filmWords } from './film-bar.js';
import { hosting } from './host.js';
import { pollList } from './poll-list.js';
import { LOBBY, scene, step } from './scene.js';
import { draw, showBadge, showLost, showSentence } from './screen.js';
import { ticket } from './ticket.js';
import { asKept } from './zoom.js';

const LOST_AFTER_MS = 1500;

const REFUSALS = {
  4501: { head: 'This link has run out.', line: 'Ask the host for a new wall link.' },
  4503: { head: 'This link is not for this wall.', line: 'Ask the host for the wall link of this session.' },
  4504: { head: 'There is no such session.', line: 'Start a new one from the start page.' },
};

const sessionId = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '');
const who = ticket(sessionId, location.hash);
// The token must not stay where a projector, a screenshot or the browser's history shows it.
if (location.hash) history.replaceState(null, '', location.pathname + location.search);
const past = filmAsked(location.search);
// The past is looked at: nobody hosts it.
const role = past ? 'wall' : (who?.role ?? 'wall');

let room = EMPTY;
let link = { state: 'connecting', way: null, since: Date.now(), heardAt: null };
const place = placeOf(...(past ? [sessionId, 'replay'] : [sessionId]));
// Where the person at this wall went: LOBBY, a poll's id, or null to follow the room. And the polls that were open when we
// last looked: what opens meanwhile is news, also after a reload or a lost connection.
let { cursor = null, open = [] } = place.kept();
let over = false;
let refusal = null;
let replay = null;
let showReplay = () => {};

const ask = painter(paint);
const announce = announcer(byId('live'));
const truth = audits();
const move = {
  to: goTo,
  by: (steps) => goTo(step(room, role, cursor, steps)),
  // A new draft is shown to a host who stands nowhere in particular.
  onto: (pollId) => cursor !== LOBBY && !now().poll && goTo(pollId),
};
const host = role === 'host' ? hosting(sessionId, who.token) : null;
const deed = deeds({ host, move, ask });
const showControls = controls(role, (action) => deed.run(action, now()));
const showPolls = pollList({ pick: goTo, order: deed.order });

function now() {
  return { ...scene({ room, role, cursor, over }), past: Boolean(past), over: over || room.session?.status === 'ended' };
}

function goTo(spot) {
  cursor = spot;
  ask();
}

function paint() {
  if (refusal) {
    showSentence(refusal.state ?? 'nolink', refusal.head, refusal.line);
    showControls({ poll: null, over: true });
    return;
  }
  // What it was asked to begin with is still on its way.
  if (past && !replay?.now()) return;
  const at = now();
  place.keep({ cursor, open });
  draw(at, room);
  document.title = room.session ? `${room.session.title} · Ayes` : 'Ayes';
  paintTruth(at);
  showControls(at);
  showReplay();
  if (role === 'host') showPolls(pollsInOrder(room), at.poll?.poll ?? null);
  announce(spoken(at));
}

function paintTruth(at) {
  const lost = lostSince();
  document.body.dataset.link = lost === null ? link.state : 'lost';
  document.body.dataset.way = link.way ?? '';
  showLost(lost);
  if (!room.session) return;
  const polls = at.poll ? [at.poll] : pollsInOrder(room);
  const voters = polls.reduce((sum, poll) => sum + (poll.voters ?? 0), 0);
  showBadge(badge(truth.on(polls, Date.now()), voters, lost));
}

/** When we last heard the server, once we have not for long enough to say so; else null. */
function lostSince() {
  return link.state === 'lost' && Date.now() - link.since >= LOST_AFTER_MS ? link.heardAt : null;
}

function spoken(at) {
  if (at.state === 'revealed') return spokenResult(at.poll.options, at.poll.counts ?? [], letterOf);
  if (at.state === 'open') return `Vote now. ${at.poll.question} ${votes(at.poll.voters ?? 0)}.`;
  return '';
}

function hear(frame) {
  const before = room;
  // Who goes back in time gets a snapshot that is older than what stands.
  room = fold(past && frame.t === 'snapshot' ? EMPTY : room, frame);
  follow();
  truth.hear(frame, room, Date.now());
  // A host without a poll has one thing to do.
  if (role === 'host' && !before.session && room.session?.status === 'live' && room.session.polls.length === 0) deed.showPanel(true);
  ask();
}

/** What the host opens is what everybody looks at, wherever the cursor stood. */
function follow() {
  const openNow = openPolls(pollsInOrder(room)).map((poll) => poll.poll);
  if (openNow.some((id) => !open.includes(id))) cursor = null;
  open = openNow;
}

function onLink(next) {
  link = next;
  if (link.state === 'over') {
    over = link.code === OVER || room.session?.status === 'ended';
    if (!over) refusal = REFUSALS[link.code] ?? { head: 'The server closed this wall.', line: 'Reload the page to try again.' };
    else if (!room.session) refusal = { state: 'ended', head: 'Thank you.', line: 'This session has ended.' };
  }
  ask();
}

function begin() {
  document.body.dataset.role = role;
  if (!who) {
    refusal = { head: 'This screen needs its link.', line: 'Open the wall link that the host has, or start a poll from the start page.' };
    ask();
    return;
  }
  asKept();
  if (role === 'host') {
    composer(deed.add);
    byId('analyse').href = host.analystUrl();
    byId('analyse').hidden = false;
    byId('panel-close').addEventListener('click', () => deed.showPanel(false));
  }
  if (past) playAgain();
  else connect({ sessionId, token: () => who.token, have: () => have(room), onFrame: hear, onLink });
  // Some things change by time alone: a gap that lasts, a link that is gone.
  setInterval(ask, 500);
  addEventListener('resize', ask);
  document.fonts?.ready.then(ask);
}

function playAgain() {
  const changed = () => {
    keepMoment();
    ask();
  };
  replay = film({ sessionId, token: who.token, ...past }, { frame: hear, changed, link: onReplayLink });
  showReplay = filmBar(replay).show;
}

function onReplayLink({ state, code = null }) {
  const since = state === link.state ? link.since : Date.now();
  onLink({ ...link, state, since, code, heardAt: state === 'live' ? Date.now() : link.heardAt });
}

/** A reload goes on where it was; the server says once a second where that is. */
function keepMoment() {
  const at = replay.now();
  if (at) history.replaceState(null, '', location.pathname + filmWords(at.at, at.speed));
}

begin();
