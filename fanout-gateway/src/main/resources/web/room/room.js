// What the server has told this page, folded frame by frame: fold(room, frame) → room. Pure.
// Frames may come late, twice or, after a reconnect, from another gateway; a version (epoch, seq, through) decides,
// so an older frame never replaces a newer one.

// `attended` is the poll the host did something to last: once none is open, that is what the room talks about.
export const EMPTY = Object.freeze({ session: null, polls: new Map(), attended: null });

/** Negative when a is older than b. A higher epoch wins everywhere; within one, more counted is newer. */
export function compareVersions(a, b) {
  return a.epoch - b.epoch || a.seq - b.seq || (a.through ?? a.seq) - (b.through ?? b.seq);
}

export function fold(room, frame) {
  switch (frame.t) {
    case 'snapshot':
      return snapshot(room, frame);
    case 'session':
      return withSession(room, frame.session);
    case 'presence':
      return room.session
        ? { ...room, session: { ...room.session, connected: frame.connected, joined: frame.joined } }
        : room;
    case 'poll':
      return withPoll(room, frame);
    case 'tally':
      return withTally(room, frame);
    default:
      // ping and goaway are the connection's business, audits the badge's; a kind we do not know yet is no reason to stop.
      return room;
  }
}

function snapshot(room, frame) {
  let next = withSession(room, frame.session);
  for (const poll of frame.polls ?? []) next = withPoll(next, poll);
  return next;
}

function withSession(room, session) {
  if (room.session && compareVersions(session, room.session) < 0) return room;
  const listed = new Set(session.polls);
  const polls = new Map([...room.polls].filter(([id]) => listed.has(id)));
  return { ...room, session: { ...room.session, ...session }, polls };
}

function versionOf(frame) {
  return { epoch: frame.epoch, seq: frame.seq, through: frame.through ?? frame.seq };
}

// The facts of a poll (question, open or not) and its counts have versions of their own: tallies run ahead of the last
// poll frame, and must not make that frame's facts look older or newer than they are.
function withPoll(room, frame) {
  const known = room.polls.get(frame.poll);
  const version = versionOf(frame);
  if (known && compareVersions(version, known.factsVersion) < 0) return room;
  const { t, counts, voters, at, epoch, seq, through, ...facts } = frame;
  const tallyIsOlder = known && counts && compareVersions(version, known.tallyVersion) < 0;
  const tally = tallyIsOlder
    ? { counts: known.counts, voters: known.voters, at: known.at, tallyVersion: known.tallyVersion }
    : { counts: counts ?? null, voters: voters ?? null, at: at ?? null, tallyVersion: version };
  const attended = known && turned(known, facts) ? facts.poll : room.attended;
  return withPollAs({ ...room, attended }, { ...facts, ...tally, factsVersion: version });
}

function turned(before, after) {
  return before.status !== after.status || before.visibility !== after.visibility || before.round !== after.round;
}

function withTally(room, frame) {
  const known = room.polls.get(frame.poll);
  const version = versionOf(frame);
  if (!known || compareVersions(version, known.tallyVersion) < 0) return room;
  return withPollAs(room, {
    ...known,
    counts: frame.counts,
    voters: frame.voters,
    at: frame.at,
    tallyVersion: version,
  });
}

function withPollAs(room, poll) {
  return { ...room, polls: new Map(room.polls).set(poll.poll, poll) };
}

/** The polls in the session's order. */
export function pollsInOrder(room) {
  const order = room.session?.polls ?? [];
  return order.map((id) => room.polls.get(id)).filter(Boolean);
}

// Beyond that an address gets longer than proxies take. What we do not name is sent to us again: bytes, no more.
const MOST_TO_NAME = 100;

/**
 * The `have` parameter: per poll the version we hold in full. The older of facts and counts, and `through` rather than
 * `seq`: asking for a little too much costs some bytes, asking for too little would leave a stale screen.
 */
export function have(room) {
  return [...room.polls.values()]
    .sort((a, b) => (b.at ?? 0) - (a.at ?? 0))
    .slice(0, MOST_TO_NAME)
    .map(({ poll, factsVersion: facts, tallyVersion: tally }) => {
      const older = compareVersions(facts, tally) < 0 ? facts : tally;
      return `${poll}:${older.epoch}.${Math.min(older.seq, older.through)}`;
    })
    .join(',');
}
