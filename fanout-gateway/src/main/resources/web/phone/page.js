// Which of the phone's few pages it is now. Pure.

import { mayChangeVote, openPolls, pollFor } from '../room/poll.js';
import { pollsInOrder } from '../room/room.js';
import { voteState } from './ballot.js';

const LOST_AFTER_MS = 2000;

/**
 * {state, poll, ballot, vote, locked, others}; `state` is one of
 * joining · wrong · trouble (not in yet) · waiting · open · closed · results · ended
 */
export function pageOf({ entry, room, chosenId, ballotOf, voteOf }) {
  if (entry.state !== 'in') return { ...entry, poll: null, others: [] };
  const polls = pollsInOrder(room);
  const over = entry.over || room.session?.status === 'ended';
  const poll = over ? (polls.find((p) => p.poll === chosenId && p.counts) ?? null) : pollFor(polls, chosenId, room.attended);
  const others = (over ? polls.filter((p) => p.counts) : openPolls(polls)).filter((p) => p !== poll);
  if (!poll) return { state: stateWithoutPoll(over, room), poll: null, others, over };
  const ballot = ballotOf(poll);
  const vote = voteOf(poll) ?? voteState(ballot, false);
  const open = poll.status === 'open' && !over;
  const state = open ? 'open' : poll.counts ? 'results' : 'closed';
  return { state, poll, ballot, vote, others, over, locked: !open || isFinalVote(poll, vote) };
}

function stateWithoutPoll(over, room) {
  if (over) return 'ended';
  return room.session ? 'waiting' : 'joining';
}

function isFinalVote(poll, vote) {
  return !mayChangeVote(poll) && vote === 'counted';
}

/** Says whose connection failed; '' while nothing is wrong, or not for long enough to bother anyone. */
export function bannerFor(link, online, now) {
  if (link.state === 'live' || link.state === 'over') return '';
  if (!online) return 'This phone is offline. Everything is kept.';
  if (now - link.since < LOST_AFTER_MS) return '';
  return link.draining ? 'The server is restarting. Back in a moment.' : 'The server is not answering. Trying again.';
}
