// The transport bar: the slider with the session's marks, the moment shown, speed, jumps, and "live".

import { clockOf, dayOf, lengthOf, SPEEDS } from '../history/moment.js';
import { byId, el, say } from '../look/el.js';
import { moment } from './transport.js';
import { saysMark } from './story.js';

const SLIDER = 1000;

/** A select's options, rebuilt only when they changed, so that an open list does not close under somebody's finger. */
export function fill(select, options) {
  const text = JSON.stringify(options);
  if (select.dataset.filled === text) return;
  const value = select.value;
  select.dataset.filled = text;
  select.replaceChildren(...options.map(({ value: its, name }) => el('option', { value: its }, name)));
  if (options.some((one) => one.value === value)) select.value = value;
}

/** @param press {toggle(), seek(at), speed(n), live()} */
export function deck(press) {
  const scrub = byId('scrub');
  let span = { from: 0, to: 1, live: false };
  let drawn = null;

  const at = (share) => span.from + share * (span.to - span.from);
  const share = (moment) => (span.to > span.from ? (moment - span.from) / (span.to - span.from) : 1);

  scrub.addEventListener('input', () => press.seek(at(Number(scrub.value) / SLIDER)));
  byId('do-play').addEventListener('click', press.toggle);
  byId('do-live').addEventListener('click', press.live);
  byId('speed').append(...SPEEDS.map((speed) => el('option', { value: speed }, `${speed}×`)));
  byId('speed').addEventListener('change', () => press.speed(Number(byId('speed').value)));
  byId('jump').addEventListener('change', () => {
    press.seek(Number(byId('jump').value));
    byId('jump').value = '';
  });

  return {
    show(told, transport, itsSpan, pollId, now) {
      span = itsSpan;
      const here = moment(transport, span, now);
      byId('transport').hidden = false;
      document.body.dataset.mode = transport.mode;
      say(byId('play-name'), transport.mode === 'paused' ? 'Play' : 'Pause');
      say(byId('now'), clockOf(here));
      byId('now').title = dayOf(here);
      say(byId('gone'), `${lengthOf(here - span.from)} of ${lengthOf(span.to - span.from)}`);
      scrub.value = share(here) * SLIDER;
      scrub.style.setProperty('--gone', share(here));
      scrub.setAttribute('aria-valuetext', clockOf(here));
      if (document.activeElement !== byId('speed')) byId('speed').value = transport.speed;
      byId('do-live').hidden = !span.live;
      byId('do-live').setAttribute('aria-pressed', transport.mode === 'live');
      showMarks(told, pollId);
    },
  };

  function showMarks(told, pollId) {
    const identity = [told.marks.length, pollId, span.from, span.to].join();
    if (identity === drawn) return;
    drawn = identity;
    byId('marks').replaceChildren(...told.marks.map((mark) => placed(mark, told, pollId)));
    const jumps = told.marks.map((mark) => ({ value: String(mark.at), name: `${clockOf(mark.at)} · ${inWords(mark, told)}` }));
    fill(byId('jump'), [{ value: '', name: 'Jump to…' }, ...jumps]);
  }

  // For the eye and the mouse; the list of jumps says the same to everybody.
  function placed(mark, told, pollId) {
    const node = el('span', { class: 'mark', 'data-type': mark.type, 'data-mine': mark.poll === pollId, title: `${clockOf(mark.at)} · ${inWords(mark, told)}` });
    node.style.left = `${share(mark.at) * 100}%`;
    node.addEventListener('click', () => press.seek(mark.at));
    return node;
  }
}

function inWords(mark, told) {
  const poll = told.polls.find((one) => one.id === mark.poll);
  return `${poll.number}. ${saysMark(mark)}: ${poll.question}`;
}
