// Draws what is known at the moment shown. Knows elements and cards, not calls.

import { groupedCode } from '../code.js';
import { clockOf, dayOf } from '../history/moment.js';
import { byId, say } from '../look/el.js';
import { number, votes } from '../look/words.js';
import { bars, standing } from './bars.js';
import { card } from './card.js';
import * as moves from './moves.js';
import * as series from './shares.js';
import * as turnout from './turnout.js';

const MANY = 6;
const NOT_YET = 'This poll was not open yet.';

/** @param seek (at) */
export function view(seek) {
  let shown = null;
  const onAxis = (share) => shown && seek(shown.from + share * (shown.to - shown.from));
  const itsBars = bars();
  const cards = {
    shares: card('shares', { pick: onAxis }),
    pace: card('pace', { pick: onAxis }),
    moves: card('moves'),
    turnout: card('turnout'),
  };
  const last = {};
  /** Draws a card again only for another answer: charts are dear. */
  const once = (name, key, draw) => {
    if (last[name]?.every((part, i) => part === key[i]) && last[name].length === key.length) return;
    last[name] = key;
    draw();
  };

  return {
    head(told) {
      const { session, span } = told;
      document.title = `${session.title} · Ayes`;
      say(byId('title'), session.title);
      const state = span.live ? 'running' : 'ended';
      say(byId('about'), `${groupedCode(session.code)} · ${state} · ${dayOf(span.from)}, ${clockOf(span.from).replace(/[.,]\d(?=\D*$)/, '')} · ${number(told.events)} events`);
    },

    at(poll, { standing: counted, live, joined, rule }) {
      const line = standing(counted);
      say(byId('at-state'), line.text);
      byId('at-state').dataset.state = line.state;
      say(byId('at-head'), poll.question);
      itsBars.show(poll, counted, live);
      say(byId('at-sum'), counted ? `${votes(counted.voters)} of ${number(joined)} who had joined · event ${number(counted.seq)}` : NOT_YET);
      byId('at-rule').hidden = rule === '';
      say(byId('at-rule'), rule);
    },

    /** The series of the poll, as shares.js reads it; null while it is on its way. */
    time(poll, itsSeries, trouble) {
      shown = itsSeries;
      const nothing = trouble || (itsSeries && !itsSeries.points.some((point) => point.votes > 0 || point.voters > 0) ? 'No votes.' : '');
      say(byId('pace-head'), itsSeries && series.isByMinute(itsSeries) ? 'Votes a minute' : 'Votes a second');
      once('time', [poll, itsSeries, nothing], () => {
        if (nothing || !itsSeries) {
          cards.shares.show({ empty: nothing || 'One moment…' });
          cards.pace.show({ empty: nothing || 'One moment…' });
          return;
        }
        cards.shares.show({
          option: (look) => series.sharesOption(poll, itsSeries, look),
          height: poll.options.length > MANY ? 352 : 288,
          table: () => series.sharesTable(poll, itsSeries),
          summary: `How the share of each answer went from ${clockOf(itsSeries.from)} to ${clockOf(itsSeries.to)}. The table has the numbers.`,
        });
        const most = series.busiest(itsSeries);
        cards.pace.show({
          option: (look) => series.paceOption(itsSeries, look),
          table: () => series.paceTable(itsSeries),
          summary: most ? `Most votes came at ${clockOf(most.at)}. The table has the numbers.` : 'Votes that came in.',
        });
      });
    },

    moment(at) {
      const share = shown && at <= shown.to ? (at - shown.from) / (shown.to - shown.from) : null;
      cards.shares.moment(share);
      cards.pace.moment(share);
    },

    /** @param all {from, to, moves} of the call, its moments as numbers */
    moves(poll, all, wanted, trouble) {
      say(byId('moves-span'), all ? `${clockOf(all.from)} to ${clockOf(all.to)}` : '');
      once('moves', [poll, all, wanted.newcomers, wanted.stayers, trouble], () => {
        const those = all ? moves.chosen(all.moves, wanted) : [];
        if (those.length === 0) {
          cards.moves.show({ empty: trouble || (all ? nobody(all, wanted) : 'One moment…') });
          return;
        }
        cards.moves.show({
          option: (look) => moves.movesOption(poll, those, look),
          table: () => moves.movesTable(poll, those),
          summary: `${moves.summaryOf(those)}. The table has all.`,
          height: moves.heightOf(those),
        });
      });
    },

    turnout(told, tookPart, trouble) {
      once('turnout', [tookPart, trouble], () => {
        const polls = tookPart?.polls ?? [];
        if (polls.length === 0) {
          cards.turnout.show({ empty: trouble || (tookPart ? 'No polls yet.' : 'One moment…') });
          return;
        }
        cards.turnout.show({
          option: (look) => turnout.turnoutOption(polls, told.polls, look),
          table: () => turnout.turnoutTable(polls, told.polls, tookPart.joined),
          summary: turnout.summaryOf(polls, told.polls),
          height: turnout.heightOf(polls),
        });
      });
    },
  };
}

function nobody({ from, to }, { newcomers }) {
  return `Nobody ${newcomers ? 'voted or changed' : 'changed'} a vote from ${clockOf(from)} to ${clockOf(to)}.`;
}
