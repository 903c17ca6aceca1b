// Puts a page on the phone's screen. No decisions about votes or connections here.

import { groupedCode } from '../code.js';
import { byId, el, say } from '../look/el.js';
import { letterOf } from '../look/shapes.js';
import { clock, number } from '../look/words.js';
import { mayChangeVote } from '../room/poll.js';
import { choiceOf } from './ballot.js';
import { cards } from './cards.js';

const LONG_QUESTION = 90;

let pollShown = null;

export function phoneView({ picked, goTo }) {
  const answers = cards(byId('cards'), picked);

  return (page, { title, banner, picked: candidate }) => {
    document.body.dataset.state = page.state;
    document.body.dataset.vote = page.vote ?? 'none';
    document.title = title ? `${title} · Ayes` : 'Ayes';
    say(byId('title'), title);
    byId('banner').hidden = banner === '';
    say(byId('banner'), banner);
    showState(page);
    showMoment(page);
    byId('poll').hidden = !page.poll;
    if (page.poll) showPoll(page, candidate, answers);
    showReceipt(page, candidate);
    showOthers(page, goTo);
  };
}

const STATES = { open: 'Open', closed: 'Closed', results: 'Closed' };

function showState(page) {
  byId('state').hidden = !page.poll;
  say(byId('state'), STATES[page.state] ?? '');
}

function momentOf(page) {
  switch (page.state) {
    case 'joining':
      return { head: 'Joining…', note: '' };
    case 'waiting':
      return { head: 'You’re in.', note: 'Waiting for the host. The question will appear here by itself.', mark: true };
    case 'ended':
      return { head: 'Thank you.', note: page.note ?? 'The session has ended.', mark: true };
    case 'wrong':
      return {
        head: `There is no session ${groupedCode(page.code)}.`,
        note: 'Look at the code on the wall again and type it here.',
        retry: true,
      };
    default:
      return { head: page.head, note: page.sentence, retry: page.retry };
  }
}

function showMoment(page) {
  byId('moment').hidden = Boolean(page.poll);
  if (page.poll) return;
  const { head, note, mark = false, retry = false } = momentOf(page);
  say(byId('moment-head'), head);
  say(byId('moment-note'), note);
  byId('moment-mark').toggleAttribute('hidden', !mark);
  byId('retry').hidden = !retry;
}

function showPoll(page, candidate, answers) {
  const { poll, vote } = page;
  if (poll.poll !== pollShown) scrollTo(0, 0);
  pollShown = poll.poll;
  say(byId('question'), poll.question);
  byId('poll').toggleAttribute('data-long', poll.question.length > LONG_QUESTION);
  say(byId('rule'), ruleOf(page));
  byId('rule').hidden = ruleOf(page) === '';
  const chosen = candidate ?? choiceOf(page.ballot);
  answers.show(page, chosen, candidate !== null ? 'picked' : vote === 'counted' || vote === 'refused' ? 'counted' : 'wished');
  byId('cast').hidden = candidate === null || page.locked;
  if (candidate !== null) say(byId('cast'), `Vote for ${letterOf(candidate)}`);
}

function ruleOf({ state, poll, vote }) {
  if (state === 'open' && !mayChangeVote(poll) && vote !== 'counted') return 'You can vote once, so there is a second tap to confirm.';
  if (state === 'closed') return 'Waiting for the host to go on.';
  return '';
}

function receiptOf({ state, poll, ballot, vote }, candidate) {
  const moment = ballot?.stands ? clock(ballot.stands.at) : '';
  const open = state === 'open';
  switch (vote) {
    case 'sending':
      return { strong: 'sending…', detail: '' };
    case 'saved':
      return { strong: 'saved on this phone', detail: 'It will be sent as soon as the server answers.' };
    case 'counted':
      return {
        strong: 'counted ✓',
        figures: `${moment} · no. ${number(ballot.stands.seq)}`,
        detail: !open ? '' : mayChangeVote(poll) ? 'Tap another to change, until it closes.' : 'This vote is final.',
      };
    case 'refused':
      return { strong: 'not counted', detail: `${ballot.refused}${standing(ballot)}` };
    case 'retracted':
      return { strong: 'taken back', detail: open ? 'Tap an answer to vote again.' : 'You have no vote in this poll.' };
    default:
      if (!open) return { strong: '', detail: 'You did not vote in this one.' };
      return { strong: '', detail: candidate === null ? 'Tap an answer.' : 'Not sent yet.' };
  }
}

function standing({ stands }) {
  return stands?.choice == null ? '' : ` Your vote for ${letterOf(stands.choice)} stands.`;
}

function showReceipt(page, candidate) {
  const receipt = byId('receipt');
  receipt.hidden = !page.poll || (page.state !== 'open' && page.vote === 'none' && page.over);
  if (receipt.hidden) return;
  const { strong, figures = '', detail } = receiptOf(page, candidate);
  receipt.dataset.kind = page.vote;
  receipt.dataset.seq = page.ballot?.stands?.seq ?? '';
  const text = byId('receipt-text');
  const parts = [];
  if (strong) parts.push(el('strong', {}, strong));
  if (figures) parts.push(el('span', { class: 'figures' }, ` ${figures}`));
  if (detail) parts.push(el('span', { class: 'detail' }, detail));
  const words = parts.map((part) => part.textContent).join('');
  if (text.textContent !== words) text.replaceChildren(...parts);
  byId('retract').hidden = page.locked || choiceOf(page.ballot) === null;
}

const MARKS = { counted: 'counted ✓', saved: 'saved', sending: 'sending…' };

function showOthers({ others, over, votes }, goTo) {
  const nav = byId('others');
  nav.hidden = others.length === 0;
  if (nav.hidden) return;
  say(byId('others-head'), over ? 'The results' : 'Also open');
  const list = byId('others-list');
  const identity = others.map((p) => `${p.poll} ${p.question} ${votes(p)}`).join('\n');
  if (list.dataset.identity === identity) return;
  list.dataset.identity = identity;
  list.replaceChildren(
    ...others.map((poll) => {
      const button = el(
        'button',
        { type: 'button', class: 'button', 'data-poll': poll.poll },
        el('span', {}, poll.question),
        el('span', {}, over ? '' : (MARKS[votes(poll)] ?? 'not answered')),
      );
      button.addEventListener('click', () => goTo(poll.poll));
      return el('li', {}, button);
    }),
  );
}
