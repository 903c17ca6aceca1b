// Rules about one poll, or about which of several a screen shows. Pure.

/** Whether bars may be seen by the room: by the poll's policy, or because the host revealed them. */
export function resultsShown(poll) {
  if (poll.status === 'draft') return false;
  if (poll.visibility === 'revealed') return true;
  switch (poll.settings?.results) {
    case 'always':
      return true;
    case 'after-close':
      return poll.status === 'closed';
    default:
      return false;
  }
}

/** Whether reveal and hide make a difference now. */
export function hidingMatters(poll) {
  return poll.status !== 'draft' && !resultsShown({ ...poll, visibility: 'hidden' });
}

export function mayChangeVote(poll) {
  return poll.settings?.changeVote !== false;
}

export function shares(counts) {
  const all = counts.reduce((sum, n) => sum + n, 0);
  return counts.map((n) => (all === 0 ? 0 : n / all));
}

const newestFirst = (a, b) => (b.openedAt ?? 0) - (a.openedAt ?? 0);

export function openPolls(polls) {
  return polls.filter((p) => p.status === 'open').sort(newestFirst);
}

/**
 * What a room looks at: the newest open poll, else the one the host attended to last, else the one that opened last,
 * else null (the lobby).
 */
export function pollOnShow(polls, attended) {
  const open = openPolls(polls);
  if (open.length > 0) return open[0];
  const closed = polls.filter((p) => p.status === 'closed').sort(newestFirst);
  return closed.find((p) => p.poll === attended) ?? closed[0] ?? null;
}

/** As on show, unless the person went to another one that is still open. */
export function pollFor(polls, chosenId, attended) {
  const chosen = polls.find((p) => p.poll === chosenId);
  return chosen?.status === 'open' ? chosen : pollOnShow(polls, attended);
}
