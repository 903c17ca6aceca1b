// Getting in by a code, and staying the same person after a refresh, the back button or a night's sleep.

import { call } from '../api.js';
import { device } from '../keep.js';
import { backoff } from '../room/backoff.js';

const placeOf = (code) => `ayes.join.${code}`;

/** {sessionId, participantId, token, title, over?} or null. */
export function remembered(code) {
  return device.read(placeOf(code));
}

export function rememberOver(code) {
  const who = remembered(code);
  if (who) device.write(placeOf(code), { ...who, over: true });
}

export function forget(code) {
  device.forget(placeOf(code));
}

/** A page state for a join that was refused; null when it is worth trying again by itself. Pure. */
export function refusalPage(answer, code) {
  switch (answer.slug) {
    case 'not-found':
      return { state: 'wrong', code };
    case 'session-ended':
      return { state: 'ended', note: 'This session has ended. There is nothing more to do.' };
    case 'rate-limited':
    case 'unreachable':
    case 'overloaded':
    case 'outcome-unknown':
      return null;
    default:
      if (answer.status >= 500) return null;
      return { state: 'trouble', head: 'That did not work.', sentence: answer.sentence, retry: true };
  }
}

/**
 * Joins until the server gives an answer that stands.
 * @param onPage  told the page to show meanwhile
 * @returns who we are, or null if the code is wrong or over
 */
export async function enter(code, onPage) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call('POST', '/api/v1/join', { body: { code } });
    if (answer.ok) {
      device.write(placeOf(code), answer.body);
      return answer.body;
    }
    const page = refusalPage(answer, code);
    if (page) {
      onPage(page);
      return null;
    }
    onPage({ state: 'trouble', head: 'One moment.', sentence: `${waitingFor(answer)} This page tries again by itself.` });
    const wait = answer.retryAfterMs + backoff(attempt, 0, Math.random());
    await new Promise((done) => setTimeout(done, wait));
  }
}

function waitingFor(answer) {
  if (answer.slug !== 'unreachable') return answer.sentence;
  return navigator.onLine ? 'The server is not answering.' : 'This phone is offline.';
}
