// A browser hides why a WebSocket was refused. The same token over plain HTTP tells: asked about a poll, even one that
// does not exist, the server first looks at who is asking.

import { call } from '../api.js';

const NO_POLL = '00000000-0000-0000-0000-000000000000';
const CLOSE_CODES = { unauthenticated: 4501, 'session-ended': 4510 };

/** `what` is 'vote' for a participant, 'tally' for a wall or host. A close code, or null to keep trying. */
export async function refusedAs(what, token) {
  const answer = await call('GET', `/api/v1/polls/${NO_POLL}/${what}`, { token });
  return answer.ok ? null : (CLOSE_CODES[answer.slug] ?? null);
}
