// Who this screen is: the wall token comes in the address' fragment, the host token from this device's memory.

import { device, tab } from '../keep.js';

export const hostKey = (sessionId) => `ayes.host.${sessionId}`;
export const wallKey = (sessionId) => `ayes.wall.${sessionId}`;
const roleKey = (sessionId) => `ayes.role.${sessionId}`;

/** `#t=<wall token>` or `#h=<host token>`; null when the fragment holds neither. */
export function ticketInFragment(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  if (given.get('h')) return { role: 'host', token: given.get('h') };
  if (given.get('t')) return { role: 'wall', token: given.get('t') };
  return null;
}

/**
 * {role: 'host' | 'wall', token} or null. A tab opened by a wall link stays a wall, also on the host's own laptop:
 * that is the projector's window.
 */
export function ticket(sessionId, fragment) {
  const given = ticketInFragment(fragment);
  if (given) {
    device.write(given.role === 'host' ? hostKey(sessionId) : wallKey(sessionId), given.token);
    tab.write(roleKey(sessionId), given.role);
    return given;
  }
  const host = device.read(hostKey(sessionId));
  const wall = device.read(wallKey(sessionId));
  if (tab.read(roleKey(sessionId)) === 'wall' && wall) return { role: 'wall', token: wall };
  if (host) return { role: 'host', token: host };
  return wall ? { role: 'wall', token: wall } : null;
}
