// The badge's words: whether what stands on this wall is all there is. Pure.

import { clock, number, votes } from '../look/words.js';

/**
 * {truth, text} of a verdict (room/truth.js), the votes shown, and since when we are cut off (ms, or null). A verdict of
 * null: nothing has been asked yet, so there is nothing to be true or false.
 */
export function badge(verdict, voters, lostSince) {
  if (lostSince !== null) return { truth: 'stale', text: `${votes(voters)} at ${clock(lostSince)}` };
  if (verdict === null) return { truth: 'none', text: 'No votes yet' };
  switch (verdict.state) {
    case 'behind':
      return { truth: 'behind', text: `counting is ${number(verdict.behind)} behind` };
    case 'counted':
      return { truth: 'counted', text: `${votes(voters)}, all counted ✓` };
    default:
      return { truth: 'checking', text: `${votes(voters)}, checking…` };
  }
}
