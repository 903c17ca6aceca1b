// A card with a chart and, beside it, the same as a table: for the ear, for exact numbers, and for whoever cannot tell
// lines apart. The switch is remembered by the device.

import { device } from '../keep.js';
import { byId, el, say } from '../look/el.js';
import { chart, LEFT, RIGHT } from './chart.js';
import { table } from './table.js';

const KEPT = 'ayes.tables';
const switches = [];

/** Whether any table is open: then `all` closes them, else it opens all. */
export function allTables() {
  const open = !switches.some((one) => one.isOpen());
  for (const one of switches) one.turn(open);
}

/** A switch in a card's header that opens and closes `box`; `opened` is called when there is something new to see. */
export function tableSwitch(section, box, opened) {
  const name = section.id;
  const button = el('button', { type: 'button', class: 'button slim', 'aria-expanded': 'false', 'aria-controls': box.id }, 'Table');
  section.querySelector('header').append(button);
  const turn = (open) => {
    box.hidden = !open;
    button.setAttribute('aria-expanded', open);
    device.write(KEPT, { ...device.read(KEPT), [name]: open });
    if (open) opened();
  };
  button.addEventListener('click', () => turn(box.hidden));
  if (device.read(KEPT)?.[name]) turn(true);
  const one = { isOpen: () => !box.hidden, turn };
  switches.push(one);
  return one;
}

/**
 * @param options.height  of the chart, CSS px, or a function of what is shown
 * @param options.pick    (share) a place on the time axis was pointed at, 0…1; null for charts without one
 */
export function card(id, { pick = null } = {}) {
  const section = byId(id);
  const canvas = el('div', { class: 'canvas' });
  const veil = el('div', { class: 'veil', hidden: true });
  const plot = el('div', { class: 'plot', role: 'img' }, canvas, veil);
  const empty = el('p', { class: 'empty', hidden: true });
  const box = el('div', { id: `${id}-table`, class: 'scroll', tabindex: 0, role: 'region', 'aria-labelledby': `${id}-head`, hidden: true });
  section.append(plot, empty, box);
  const itsChart = chart(canvas);
  const itsTable = table(box);
  let rows = null;
  const itsSwitch = tableSwitch(section, box, () => rows && itsTable.show(rows()));
  if (pick) pickOn(plot, pick);

  return {
    /** {option(look), table() → {head, rows}, summary, height}, or {empty: 'a sentence'} */
    show(what) {
      const nothing = what.empty ?? '';
      say(empty, nothing);
      empty.hidden = nothing === '';
      plot.hidden = nothing !== '';
      rows = nothing === '' ? what.table : () => ({ head: [], rows: [] });
      if (itsSwitch.isOpen()) itsTable.show(rows());
      if (nothing !== '') return;
      plot.setAttribute('aria-label', what.summary);
      if (what.height) canvas.style.height = `${what.height}px`;
      itsChart.show(what.option);
    },
    /** What comes after the moment shown is paler. `share` of the time axis, 0…1; null if the moment is not on it. */
    moment(share) {
      veil.hidden = share === null || share >= 1;
      if (share !== null) veil.style.left = `calc(${LEFT}px + (100% - ${LEFT + RIGHT}px) * ${Math.max(0, share)})`;
    },
  };
}

function pickOn(plot, pick) {
  const share = (event) => {
    const box = plot.getBoundingClientRect();
    return (event.clientX - box.left - LEFT) / (box.width - LEFT - RIGHT);
  };
  plot.classList.add('pickable');
  plot.addEventListener('click', (event) => {
    const at = share(event);
    if (at >= -0.02 && at <= 1.02) pick(Math.max(0, Math.min(1, at)));
  });
}
