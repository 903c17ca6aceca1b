// Who looks: the host's token, from the address' fragment or from this device's memory.

import { device } from '../keep.js';
import { hostKey, ticketInFragment } from '../wall/ticket.js';

/** Null when there is none. A wall's token is taken from the fragment too, so that the server says what it may not. */
export function analystToken(sessionId, fragment) {
  const given = ticketInFragment(fragment);
  if (given?.role === 'host') device.write(hostKey(sessionId), given.token);
  return given?.token ?? device.read(hostKey(sessionId));
}
