// The calls about a session's past. Each resolves as api.js says.

import { call } from '../api.js';
import { instant } from '../history/moment.js';

/** `{poll: 'p', at: 1, until: null}` → `?poll=p&at=…`; numbers of `moments` are written as instants, null is left out. */
export function query(words, moments = ['at', 'from', 'to', 'until']) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(words)) {
    if (value === null || value === undefined || value === '') continue;
    for (const one of [value].flat()) search.append(name, moments.includes(name) && typeof one === 'number' ? instant(one) : one);
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export function past(sessionId, token) {
  const session = `/api/v1/sessions/${encodeURIComponent(sessionId)}`;
  const ask = (what, words = {}) => call('GET', `${session}/${what}${query(words)}`, { token });
  return {
    timeline: () => ask('timeline'),
    tally: ({ at, rule, until }) => ask('tally', { at, rule, until }),
    series: ({ poll, from, to, rule, until, bucket }) => ask('series', { poll, from, to, rule, until, bucket }),
    moves: ({ poll, from, to }) => ask('moves', { poll, from, to }),
    participation: ({ at }) => ask('participation', { at }),
    /** Where the export is; `words` as `query` takes them. */
    events: (words) => `${session}/events${query(words)}`,
    token,
  };
}
