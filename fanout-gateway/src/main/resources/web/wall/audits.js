// The audits this wall has heard, poll by poll, and what they say about what it shows.

import { meet, noteAudit, NOTHING_KNOWN, verdict } from '../room/truth.js';

export function audits() {
  const truths = new Map();
  let epoch = null;

  const note = (audit, at) => truths.set(audit.poll, noteAudit(truths.get(audit.poll) ?? NOTHING_KNOWN, audit.accepted, at));

  return {
    /** Takes in a frame, once the room has been folded with it; `at` in ms. */
    hear(frame, room, at) {
      // A new epoch numbers anew: what was accepted under the old one says nothing now.
      if (room.session && epoch !== null && room.session.epoch > epoch) truths.clear();
      epoch = room.session?.epoch ?? epoch;
      for (const audit of frame.audits ?? []) note(audit, at);
      if (frame.t === 'audit') note(frame, at);
      for (const [id, truth] of truths) {
        const poll = room.polls.get(id);
        if (poll) truths.set(id, meet(truth, poll.tallyVersion.through));
      }
    },
    /** The verdict (room/truth.js) on some polls together; null while none of them has ever been open. */
    on(polls, at) {
      const asked = polls.filter((poll) => poll.status !== 'draft');
      if (asked.length === 0) return null;
      const verdicts = asked.map((poll) => verdict(truths.get(poll.poll) ?? NOTHING_KNOWN, poll.tallyVersion.through, at));
      const behind = verdicts.reduce((sum, one) => sum + one.behind, 0);
      if (behind > 0) return { state: 'behind', behind };
      return { state: verdicts.some((one) => one.state === 'checking') ? 'checking' : 'counted', behind: 0 };
    },
  };
}
