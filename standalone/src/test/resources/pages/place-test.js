import { placeOf } from '/web/room/place.js';
import { equal } from './check.js';
import { inFakeWorld } from './fake-world.js';

export const tests = {
  'a place is there again after a reload': inFakeWorld(async () => {
    placeOf('s', 'me').keep({ chosenId: 'p' });
    equal(placeOf('s', 'me').kept(), { chosenId: 'p' });
  }),

  'everybody has a place of their own': inFakeWorld(async () => {
    placeOf('s', 'me').keep({ chosenId: 'p' });
    equal([placeOf('s', 'you').kept(), placeOf('t', 'me').kept()], [{}, {}]);
  }),
};
