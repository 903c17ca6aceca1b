// Calls to the server. A refusal is an answer, not an exception: every call resolves to
// {ok: true, body} or {ok: false, slug, status, sentence, retryAfterMs}.

const PATIENCE_MS = 10_000;

const SENTENCES = {
  unreachable: 'The server is not answering. Check the connection and try again.',
  unauthenticated: 'This page no longer has permission. Open the link you were given again.',
  forbidden: 'This link may not do that. Use the host’s own page.',
  'not-found': 'That does not exist, or no longer does.',
  'poll-closed': 'The poll is closed.',
  'session-ended': 'The session has ended.',
  'rate-limited': 'That was a lot at once. Wait a moment and try again.',
  overloaded: 'The server is very busy. Nothing was lost; try again in a moment.',
  'outcome-unknown': 'The server could not say whether that worked. Try again.',
};

/** The last part of `urn:ayes:problem:<slug>`. */
export function slugOf(problem) {
  return typeof problem?.type === 'string' ? problem.type.split(/[:/]/).pop() : '';
}

/** A sentence a person can act on, from a problem document or, if the answer held none, from its status. */
export function sentenceOf(problem, status) {
  const fields = Array.isArray(problem?.errors) ? problem.errors.map((e) => e.message).filter(Boolean) : [];
  if (fields.length > 0) return fields.join(' ');
  if (problem?.detail) return problem.detail;
  const slug = slugOf(problem);
  if (SENTENCES[slug]) return SENTENCES[slug];
  if (status === 503) return SENTENCES.overloaded;
  return problem?.title ? `${problem.title}.` : `The server answered ${status}. Try again in a moment.`;
}

/** `Retry-After` in seconds or as a date; 0 when there is none. */
export function retryAfterMs(header, nowMs) {
  if (!header) return 0;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - nowMs);
}

export async function call(method, path, { token, body, key } = {}) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      // A vote cast while the page is being closed still leaves the phone.
      keepalive: method !== 'GET',
      signal: patience.signal,
    });
    const json = await answer.json().catch(() => null);
    if (answer.ok) return { ok: true, body: json ?? {} };
    return {
      ok: false,
      status: answer.status,
      slug: slugOf(json),
      sentence: sentenceOf(json, answer.status),
      retryAfterMs: retryAfterMs(answer.headers.get('Retry-After'), Date.now()),
    };
  } catch {
    return { ok: false, status: 0, slug: 'unreachable', sentence: SENTENCES.unreachable, retryAfterMs: 0 };
  } finally {
    clearTimeout(timer);
  }
}
