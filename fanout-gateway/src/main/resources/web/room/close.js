// Why a connection ended, in the server's numbers. The ranges are part of the contract: up to 4499 come back, 4500 to
// 4999 do not. A WebSocket closes with such a number, an event stream says it in its last event, and a stream that was
// refused says it in a problem document.

/** Nobody said anything: what a browser reports of a connection that broke. */
export const LOST = 1006;
/** The server goes away and has said so before. */
export const DRAINING = 1012;
/** The session is over. */
export const OVER = 4510;

const CODES = {
  'bad-request': 4500,
  unauthenticated: 4501,
  forbidden: 4503,
  'not-found': 4504,
  gone: 4504,
  'session-ended': OVER,
};

export function isFinal(code) {
  return code >= 4500 && code <= 4999;
}

/** The code of a problem's slug. Whatever else answers (a proxy's page, a server in trouble) only counts as lost. */
export function codeOf(slug) {
  return CODES[slug] ?? LOST;
}
