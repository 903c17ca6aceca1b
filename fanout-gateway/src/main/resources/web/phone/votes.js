// The phone's outbox: a vote is written down before it is sent, and sent until the server has answered it.

import { call } from '../api.js';
import { device, freshKey } from '../keep.js';
import { backoff } from '../room/backoff.js';
import { counted, inRound, meaningOf, refusedWish, voteState, wish } from './ballot.js';

const SLOW_MS = 3000;

const SENTENCES = {
  'poll-closed': 'The poll closed before this vote arrived, so it was not counted.',
  'session-ended': 'The session ended before this vote arrived, so it was not counted.',
  forbidden: 'Your vote in this poll is final.',
};

/**
 * @param who      {sessionId, participantId, token}
 * @param changed  called whenever a ballot is
 * @param rejoin   called when the server no longer knows this participant
 */
export function outbox(who, { changed, rejoin }) {
  const place = `ayes.votes.${who.sessionId}.${who.participantId}`;
  const inFlight = new Map();
  const attempts = new Map();
  const notBefore = new Map();
  let live = false;

  // Read afresh each time: another tab of the same phone may have voted meanwhile.
  const all = () => device.read(place) ?? {};
  const ballot = (poll) => {
    const kept = all()[poll.poll];
    return kept ? inRound(kept, poll.round) : null;
  };
  const put = (id, next) => {
    device.write(place, { ...all(), [id]: next });
    changed();
  };

  const want = (poll, choice) => {
    put(poll.poll, wish(inRound(ballot(poll), poll.round), choice, freshKey()));
    attempts.delete(poll.poll);
    notBefore.delete(poll.poll);
    send(poll.poll);
  };

  const send = async (id) => {
    const { wish: sent, round } = all()[id] ?? {};
    if (!sent || inFlight.has(id)) return;
    const slow = setTimeout(() => {
      inFlight.set(id, 'slow');
      changed();
    }, SLOW_MS);
    inFlight.set(id, 'fast');
    changed();
    const answer = await ask(id, sent);
    clearTimeout(slow);
    inFlight.delete(id);
    // A reset or a new identity may have come between: then this answer is about a vote that is history.
    if (all()[id]?.round === round) await settle(id, sent, answer);
    if (all()[id]?.wish && all()[id].wish.key !== sent.key) send(id);
  };

  const ask = (id, { choice, revision, key }) => {
    const path = `/api/v1/polls/${encodeURIComponent(id)}/vote`;
    return choice === null
      ? call('DELETE', `${path}?revision=${revision}`, { token: who.token, key })
      : call('PUT', path, { token: who.token, key, body: { choices: [choice], revision } });
  };

  const settle = async (id, sent, answer) => {
    const now = all()[id];
    switch (meaningOf(answer)) {
      case 'counted': {
        attempts.delete(id);
        // A higher revision than ours: another tab has voted since, and that is what stands.
        const newer = (answer.body.revision ?? 0) > sent.revision && now.wish?.key === sent.key;
        put(id, counted(now, sent.key, { ...answer.body, choice: sent.choice }, Date.now()));
        if (newer) await learn(id);
        return;
      }
      case 'again':
        again(id, answer.retryAfterMs);
        changed();
        return;
      case 'rekey':
        put(id, now.wish?.key === sent.key ? { ...now, wish: { ...now.wish, key: freshKey() } } : now);
        again(id, 0);
        return;
      case 'rejoin':
        rejoin();
        return;
      case 'refused':
        put(id, refusedWish(now, sent.key, SENTENCES[answer.slug] ?? answer.sentence));
    }
  };

  const again = (id, atLeastMs) => {
    const attempt = attempts.get(id) ?? 0;
    attempts.set(id, attempt + 1);
    notBefore.set(id, Date.now() + atLeastMs);
    // While the room is out of reach we wait for it: only then do we know that the poll is still in the round the
    // vote was meant for.
    setTimeout(() => live && send(id), atLeastMs + backoff(attempt + 1, 0, Math.random()));
  };

  const learn = async (id) => {
    const answer = await call('GET', `/api/v1/polls/${encodeURIComponent(id)}/vote`, { token: who.token });
    if (!answer.ok) return;
    const { choices, seq, status, revision } = answer.body;
    const now = all()[id];
    const stands = { choice: choices?.[0] ?? null, seq, at: Date.now(), status };
    put(id, { ...now, stands, revision: Math.max(now.revision, revision ?? 0) });
  };

  return {
    ballot,
    vote: (poll, choice) => want(poll, choice),
    takeBack: (poll) => want(poll, null),
    stateOf: (poll) => voteState(ballot(poll), inFlight.get(poll.poll) === 'fast'),
    /** How many polls this person has a counted vote in. */
    votedIn: () => Object.values(all()).filter((b) => b.stands?.choice != null).length,
    forget: () => device.forget(place),
    /** The room is (not) in reach; `polls` are as it just told us. A vote for a round that is over is dropped. */
    roomIs(reachable, polls) {
      live = reachable;
      if (!live) return;
      for (const poll of polls) {
        const kept = all()[poll.poll];
        if (kept && kept.round !== poll.round) put(poll.poll, inRound(kept, poll.round));
        else if (kept?.wish && Date.now() >= (notBefore.get(poll.poll) ?? 0)) send(poll.poll);
      }
    },
  };
}
