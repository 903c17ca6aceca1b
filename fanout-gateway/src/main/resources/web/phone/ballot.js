// What this phone knows of its own vote in one poll. Pure: every function takes a ballot and returns the next.
//
//   stands   what the server last said: {choice | null, seq, at, status}; null before the first answer
//   wish     what the person wants now and the server has not yet answered: {choice | null, revision, key}
//   refused  why the last wish came to nothing, as a sentence
//
// Only the newest wish is ever sent. It keeps its key for all retries, so the server counts it once, and its revision,
// so a straggler cannot undo a newer one.

export function freshBallot(round) {
  return { round, revision: 0, stands: null, wish: null, refused: null };
}

/** A reset starts a new round: the old vote is history, the revision goes on so that nothing old can win. */
export function inRound(ballot, round) {
  if (!ballot) return freshBallot(round);
  return ballot.round === round ? ballot : { ...freshBallot(round), revision: ballot.revision };
}

/** `choice` is a 0-based option, or null to take the vote back. */
export function wish(ballot, choice, key) {
  const revision = ballot.revision + 1;
  return { ...ballot, revision, wish: { choice, revision, key }, refused: null };
}

/** The server answered the wish with this key; a newer wish goes on waiting. */
export function counted(ballot, key, answer, at) {
  const mine = ballot.wish?.key === key;
  const choice = mine ? ballot.wish.choice : answer.choice;
  const stands = { choice: answer.status === 'retracted' ? null : choice, seq: answer.seq, at, status: answer.status };
  return { ...ballot, stands, wish: mine ? null : ballot.wish, revision: Math.max(ballot.revision, answer.revision ?? 0) };
}

export function refusedWish(ballot, key, sentence) {
  return ballot.wish?.key === key ? { ...ballot, wish: null, refused: sentence } : ballot;
}

/** What the person sees as chosen: the wish if there is one, else what stands. */
export function choiceOf(ballot) {
  if (!ballot) return null;
  return ballot.wish ? ballot.wish.choice : (ballot.stands?.choice ?? null);
}

/** 'none' | 'sending' | 'saved' | 'refused' | 'retracted' | 'counted' */
export function voteState(ballot, inFlight) {
  if (ballot?.wish) return inFlight ? 'sending' : 'saved';
  if (ballot?.refused) return 'refused';
  if (!ballot?.stands || ballot.stands.status === 'none') return 'none';
  return ballot.stands.status === 'retracted' ? 'retracted' : 'counted';
}

const PASSING = new Set(['unreachable', 'rate-limited', 'overloaded', 'outcome-unknown']);

/** What an answer means for a wish: 'counted', 'again' (same key, later), 'rekey', 'rejoin' or 'refused'. */
export function meaningOf(answer) {
  if (answer.ok) return 'counted';
  if (answer.slug === 'key-reused') return 'rekey';
  if (answer.slug === 'unauthenticated') return 'rejoin';
  return PASSING.has(answer.slug) || answer.status >= 500 || answer.status === 408 ? 'again' : 'refused';
}
