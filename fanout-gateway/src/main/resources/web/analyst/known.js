// What has been asked about the moment shown, and what came back. Each kind of question has one on its way at most, so a
// page that plays asks as fast as it is answered, never faster than its eyes.

import { micros } from '../history/moment.js';
import { newest } from './newest.js';
import { asSeries } from './shares.js';
import { sinceOf } from './since.js';

const TALLY_REST_MS = 100;
const CHART_REST_MS = 1000;

/** The live edge moves on even when nobody votes, but charts need not follow it at every tick. */
const EDGE_MS = 5000;

/** @param changed () something came; trouble (answer) that was no answer, or null when one came */
export function known(past, { changed, trouble }) {
  const now = { counted: null, live: null, series: null, moves: null, turnout: null, why: {} };
  const asks = (name, call, read, restMs) => newest(call, (answer, question) => {
    trouble(answer.ok || answer.status >= 400 ? null : answer);
    now.why[name] = answer.ok || answer.status === 0 ? '' : answer.sentence;
    if (answer.ok) now[name] = read(answer.body, question);
    changed();
  }, restMs);
  const as = (body) => body;
  const ask = {
    counted: asks('counted', past.tally, as, TALLY_REST_MS),
    live: asks('live', past.tally, as, TALLY_REST_MS),
    series: asks('series', past.series, asSeries, CHART_REST_MS),
    moves: asks('moves', past.moves, (body) => ({ ...body, from: micros(body.from), to: micros(body.to) }), CHART_REST_MS),
    turnout: asks('turnout', past.participation, as, CHART_REST_MS),
  };

  return {
    now,
    /**
     * @param wanted {told, poll, pollSpan, at, isLive, rule, until, grain, since}
     * @param ms     of a steady clock
     */
    want({ told, poll, pollSpan, at, isLive, rule, until, grain, since }, ms) {
      // At the live edge the question is the same and the answer is not: what makes it another is that something happened.
      const when = isLive ? { at: null, events: told.events } : { at };
      const isOther = rule !== 'last' || until !== null;
      ask.counted({ ...when, rule: rule === 'last' ? null : rule, until });
      if (isOther) ask.live({ ...when });
      else now.live = null;
      ask.turnout(when);
      if (!poll) return;
      const isOpen = told.span.live && pollSpan.isOpen;
      ask.series({
        poll: poll.id, from: pollSpan.from, to: isOpen ? null : pollSpan.to, rule: rule === 'last' ? null : rule, until, bucket: grain,
        again: isOpen ? `${told.events} ${Math.floor(ms / EDGE_MS)}` : '',
      });
      const edge = isLive ? Math.floor(at / (EDGE_MS * 1000)) * EDGE_MS * 1000 : at;
      const here = isOpen ? edge : Math.min(at, pollSpan.to);
      ask.moves({ poll: poll.id, from: sinceOf(since, poll, pollSpan.from, here), to: isOpen ? when.at : here, events: when.events });
    },
  };
}
