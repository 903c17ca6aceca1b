// The truth badge. What PostgreSQL accepted is set against what this very screen has counted; a gap is only called one
// when it lasts, since an audit is always taken a moment after the tally that travels beside it.

const LASTS_MS = 2000;

export const NOTHING_KNOWN = Object.freeze({ accepted: null, unmet: [] });

/** Takes note of an audit: `accepted` is the poll's highest accepted seq at `now` (ms). Pure. */
export function noteAudit(truth, accepted, now) {
  const newest = truth.unmet.at(-1)?.accepted ?? -1;
  const unmet = accepted > newest ? [...truth.unmet, { accepted, since: now }] : truth.unmet;
  return { accepted: Math.max(accepted, truth.accepted ?? 0), unmet };
}

/** Forgets the audits that a tally complete up to `through` has met. Pure. */
export function meet(truth, through) {
  const unmet = truth.unmet.filter((audit) => audit.accepted > through);
  return unmet.length === truth.unmet.length ? truth : { ...truth, unmet };
}

/** {state: 'checking' | 'counted' | 'behind', behind}. Pure. */
export function verdict(truth, through, now) {
  if (truth.accepted === null) return { state: 'checking', behind: 0 };
  const oldest = truth.unmet.find((audit) => audit.accepted > through);
  if (oldest && now - oldest.since >= LASTS_MS) return { state: 'behind', behind: truth.accepted - through };
  return { state: 'counted', behind: 0 };
}
