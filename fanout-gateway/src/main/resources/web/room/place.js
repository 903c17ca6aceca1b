// Where a person is in a room, kept by the tab over a refresh and the back button.

import { tab } from '../keep.js';

/** @param whose  the session's id, and on a phone the participant's */
export function placeOf(...whose) {
  const name = ['ayes.place', ...whose].join('.');
  let written = null;
  return {
    /** What was kept last; {} on a first visit. */
    kept: () => tab.read(name) ?? {},
    /** May be called at every paint: writes only what is new. */
    keep(place) {
      const text = JSON.stringify(place);
      if (text !== written) tab.write(name, place);
      written = text;
    },
  };
}
