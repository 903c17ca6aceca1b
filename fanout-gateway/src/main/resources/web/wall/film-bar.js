// The bar over a replay, which hides itself with the mouse, and the ribbon, which never does: nobody shall take the past
// for the present.

import { clockOf, dayOf, lengthOf, micros, nextSpeed, speedOf, SPEEDS } from '../history/moment.js';
import { byId, el, say } from '../look/el.js';

const SLIDER = 1000;
const STATES = { playing: 'Replay', paused: 'Replay, paused', ended: 'Replay, at its end' };

/** {at, speed} if the address asks for a replay (`?replay&at=…&speed=…`), else null. Pure. */
export function filmAsked(search) {
  const given = new URLSearchParams(search);
  return given.has('replay') ? { at: micros(given.get('at')), speed: speedOf(given.get('speed')) } : null;
}

/** The address that plays on from here. Pure. */
export function filmWords(at, speed) {
  const iso = new Date(at / 1000).toISOString();
  return `?replay&at=${iso}${speed === 1 ? '' : `&speed=${speed}`}`;
}

/** @param its film.js's */
export function filmBar(its) {
  const scrub = el('input', { id: 'film-scrub', type: 'range', min: 0, max: SLIDER, step: 'any', 'aria-label': 'Moment' });
  const name = el('span', { class: 'name' }, 'Pause');
  const toggle = el('button', { type: 'button', id: 'film-toggle', class: 'button main' }, name, el('kbd', {}, 'Space'));
  const speed = el('select', { id: 'film-speed', class: 'field', 'aria-label': 'Speed' }, ...SPEEDS.map((n) => el('option', { value: n }, `${n}×`)));
  const gone = el('span', { class: 'gone' });
  byId('controls').prepend(el('div', { class: 'film-bar' }, toggle, scrub, gone, speed));
  byId('film').hidden = false;
  document.body.dataset.film = 'playing';

  const press = {
    toggle: () => (its.now()?.state === 'playing' ? its.pause() : its.play()),
    faster: (by) => its.now() && its.speed(nextSpeed(its.now().speed, by)),
  };
  toggle.addEventListener('click', (event) => {
    if (event.detail > 0) toggle.blur();
    press.toggle();
  });
  scrub.addEventListener('input', () => {
    const now = its.now();
    if (now) its.seek(now.from + (Number(scrub.value) / SLIDER) * (now.to - now.from));
  });
  speed.addEventListener('change', () => its.speed(Number(speed.value)));
  // Before the wall's own keys: Space is play and pause here. Arrows stay with the polls.
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target.closest('button, a, select, input') && event.key === ' ') return;
    const does = { ' ': press.toggle, ',': () => press.faster(-1), '.': () => press.faster(1) }[event.key];
    if (!does) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) does();
  }, { capture: true });

  return {
    show() {
      const now = its.now();
      if (!now) return;
      document.body.dataset.film = now.state;
      say(byId('film-state'), STATES[now.state]);
      say(byId('film-clock'), clockOf(now.at).replace(/[.,]\d(?=\D*$)/, ''));
      say(byId('film-day'), dayOf(now.at));
      say(byId('film-pace'), now.speed === 1 ? '' : `${now.speed}×`);
      say(name, now.state === 'playing' ? 'Pause' : 'Play');
      say(gone, `${lengthOf(now.at - now.from)} of ${lengthOf(now.to - now.from)}`);
      scrub.value = now.to > now.from ? ((now.at - now.from) / (now.to - now.from)) * SLIDER : SLIDER;
      scrub.setAttribute('aria-valuetext', clockOf(now.at));
      if (document.activeElement !== speed) speed.value = now.speed;
    },
  };
}
