// The phone: joins by the code in the address, follows the room, votes.

import { canonicalCode, isWholeCode } from '../code.js';
import { announcer } from '../look/announce.js';
import { byId } from '../look/el.js';
import { painter } from '../look/paint.js';
import { OVER } from '../room/close.js';
import { connect } from '../room/live.js';
import { placeOf } from '../room/place.js';
import { mayChangeVote, openPolls } from '../room/poll.js';
import { EMPTY, fold, have, pollsInOrder } from '../room/room.js';
import { spoken } from './announcements.js';
import { enter, forget, remembered, rememberOver } from './entry.js';
import { bannerFor, pageOf } from './page.js';
import { phoneView } from './view.js';
import { outbox } from './votes.js';

const UNKNOWN_HERE = new Set([4500, 4501, 4503, 4504]);

const code = canonicalCode(decodeURIComponent(location.pathname.split('/').pop()));
history.replaceState(history.state, '', `/j/${code}`);

let entry = { state: 'joining' };
let who = null;
let room = EMPTY;
let link = { state: 'connecting', way: null, since: Date.now() };
let connection = null;
let votes = null;
let place = null;
// The poll gone to by hand, and which one was the newest then.
let chosenId = null;
let newestOpenId = null;
// An answer that is picked but not yet meant: {pollId, option}.
let candidate = null;

const announce = announcer(byId('live'));
const show = phoneView({ picked, goTo });
const ask = painter(paint);

function paint() {
  const page = pageOf({
    entry,
    room,
    chosenId,
    ballotOf: (poll) => votes.ballot(poll),
    voteOf: (poll) => votes.stateOf(poll),
  });
  page.votes = (poll) => votes.stateOf(poll);
  const picking = candidate && candidate.pollId === page.poll?.poll && !page.locked ? candidate.option : null;
  show(page, {
    title: room.session?.title ?? who?.title ?? '',
    banner: entry.state === 'in' ? bannerFor(link, navigator.onLine, Date.now()) : '',
    picked: picking,
  });
  document.body.dataset.link = link.state;
  document.body.dataset.way = link.way ?? '';
  place?.keep({ chosenId, newestOpenId, candidate });
  announce(spoken(page));
}

function picked(option, bySteps) {
  const poll = onScreen();
  if (!poll) return;
  if (bySteps || !mayChangeVote(poll)) candidate = { pollId: poll.poll, option };
  else cast(poll, option);
  ask();
}

function cast(poll, option) {
  candidate = null;
  votes.vote(poll, option);
}

function onScreen() {
  const page = pageOf({ entry, room, chosenId, ballotOf: votes.ballot, voteOf: votes.stateOf });
  return page.state === 'open' && !page.locked ? page.poll : null;
}

function goTo(pollId) {
  chosenId = pollId;
  candidate = null;
  scrollTo(0, 0);
  ask();
}

// When the host goes on to another question, so does the phone; but not away from one that the person picked out
// by hand and has not answered yet.
function follow() {
  const newest = openPolls(pollsInOrder(room))[0]?.poll ?? null;
  if (newest === newestOpenId) return;
  newestOpenId = newest;
  const chosen = room.polls.get(chosenId);
  const stay = chosen?.status === 'open' && votes.stateOf(chosen) === 'none';
  if (!stay) chosenId = null;
}

function hear(frame) {
  const wasOver = room.session?.status === 'ended';
  room = fold(room, frame);
  follow();
  if (frame.t === 'snapshot' || frame.t === 'poll') votes.roomIs(true, [...room.polls.values()]);
  if (room.session?.status === 'ended' && !wasOver) {
    rememberOver(code);
    chosenId = null;
  }
  ask();
}

function onLink(now) {
  link = now;
  if (link.state !== 'live') votes.roomIs(false, []);
  if (link.state === 'over') leave(link.code);
  ask();
}

function leave(closeCode) {
  if (closeCode === OVER) {
    rememberOver(code);
    entry = { ...entry, over: true };
  } else if (UNKNOWN_HERE.has(closeCode)) {
    startAgain();
  }
}

// The server does not know this participant any more (a restored database, a token that ran out): a new one then.
// The old one's votes are not ours to send again.
let startedAgain = false;
function startAgain() {
  connection?.stop();
  votes.forget();
  forget(code);
  room = EMPTY;
  if (startedAgain) {
    entry = { state: 'trouble', head: 'That did not work.', sentence: 'Scan the code on the wall again, or type it here.', retry: true };
    return;
  }
  startedAgain = true;
  come();
}

async function come() {
  const before = remembered(code);
  entry = { state: 'joining' };
  // A session that was over may have ended for good, or the code may have been given to another one since.
  who = before && !before.over ? before : await enter(code, onEntry);
  if (!who) return;
  entry = { state: 'in' };
  place = placeOf(who.sessionId, who.participantId);
  ({ chosenId = null, newestOpenId = null, candidate = null } = place.kept());
  votes = outbox(who, { changed: ask, rejoin: startAgain });
  connection = connect({
    sessionId: who.sessionId,
    token: () => who.token,
    have: () => have(room),
    onFrame: hear,
    onLink,
  });
  ask();
}

function onEntry(page) {
  entry = page;
  ask();
}

byId('poll').addEventListener('submit', (event) => {
  event.preventDefault();
  const poll = onScreen();
  if (poll && candidate?.pollId === poll.poll) cast(poll, candidate.option);
});

byId('retract').addEventListener('click', () => {
  const poll = onScreen();
  candidate = null;
  if (poll) votes.takeBack(poll);
});

byId('retry').addEventListener('submit', (event) => {
  event.preventDefault();
  const typed = byId('code').value;
  if (isWholeCode(typed)) location.assign(`/j/${canonicalCode(typed)}`);
});

addEventListener('online', () => {
  if (link.state === 'live') votes.roomIs(true, [...room.polls.values()]);
  ask();
});
addEventListener('offline', ask);
addEventListener('storage', ask);
// The banner and the moment a link counts as lost depend on time alone.
setInterval(ask, 1000);

ask();
if (isWholeCode(code)) come();
else onEntry({ state: 'wrong', code });
