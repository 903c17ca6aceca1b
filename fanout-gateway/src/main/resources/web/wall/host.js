// What the host tells the server. Each call resolves to '' or to a sentence saying why not; the wall itself changes
// only when the server's own frame arrives.

import { call } from '../api.js';

export function hosting(sessionId, token) {
  const session = `/api/v1/sessions/${encodeURIComponent(sessionId)}`;
  const poll = (id, verb) => `/api/v1/polls/${encodeURIComponent(id)}/${verb}`;
  const tell = (method, path, body) => call(method, path, { token, body });
  const sentence = (answer) => (answer.ok ? '' : answer.sentence);

  return {
    /** The analyst's page. The token is in the fragment, and leaves the address there. */
    analystUrl: () => `/a/${encodeURIComponent(sessionId)}#h=${token}`,
    /** `verb` is open, close, reveal, hide or reset. */
    turn: async (pollId, verb) => sentence(await tell('POST', poll(pollId, verb))),
    order: async (ids) => sentence(await tell('PUT', `${session}/order`, { polls: ids })),
    end: async () => sentence(await tell('POST', `${session}/end`)),
    /** {id} or {why} */
    add: async (draft) => {
      const answer = await tell('POST', `${session}/polls`, draft);
      return answer.ok ? { id: answer.body.id } : { why: answer.sentence };
    },
    /** {url} or {why} */
    wallUrl: async () => {
      const answer = await tell('GET', session);
      return answer.ok ? { url: answer.body.wallUrl } : { why: answer.sentence };
    },
  };
}
