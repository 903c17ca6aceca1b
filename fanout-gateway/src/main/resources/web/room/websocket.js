// A room's frames over a WebSocket. The token travels as a subprotocol: a browser can set no header here, and what
// stands in an address ends up in logs.

export function socketUrl(origin, sessionId, have) {
  const url = new URL(`/ws/v1/sessions/${encodeURIComponent(sessionId)}`, origin);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (have) url.searchParams.set('have', have);
  return url.href;
}

/**
 * @param asked  {sessionId, token, have}
 * @param told   {frame(frame), end({code})}: `end` once, unless we close it ourselves
 * @returns {close}
 */
export function openSocket({ sessionId, token, have }, told) {
  const socket = new WebSocket(socketUrl(location.href, sessionId, have), ['ayes.v1', `bearer.${token}`]);
  socket.onmessage = (event) => told.frame(JSON.parse(event.data));
  socket.onclose = (event) => told.end({ code: event.code });
  return {
    // A dead socket may take minutes to admit it: it is let go, not waited for.
    close() {
      socket.onmessage = socket.onclose = null;
      socket.close();
    },
  };
}
