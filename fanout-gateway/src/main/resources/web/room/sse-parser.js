// Server-sent events, out of bytes that may be cut anywhere: inside a character, between CR and LF, between the two line
// ends that close an event. https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream

const LINE_END = /\r\n|\r|\n/;

/** feed(bytes) → the events that are complete with them, each {id, type, data}; `id` is the last one given so far. */
export function sseParser() {
  // The decoder also drops a byte order mark, and holds back a character that is not whole.
  const decoder = new TextDecoder();
  let rest = '';
  let endedInCr = false;
  let id = '';
  let type = '';
  let data = null;

  const lines = (text) => {
    const fresh = endedInCr && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') endedInCr = text.endsWith('\r');
    const found = (rest + fresh).split(LINE_END);
    rest = found.pop();
    return found;
  };

  const take = (line) => {
    const colon = line.indexOf(':');
    if (colon === 0) return; // a comment
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data = data === null ? value : `${data}\n${value}`;
    else if (name === 'event') type = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
  };

  const dispatch = () => {
    const event = data === null ? null : { id, type: type || 'message', data };
    type = '';
    data = null;
    return event;
  };

  return {
    feed(bytes) {
      const events = [];
      for (const line of lines(decoder.decode(bytes, { stream: true }))) {
        if (line !== '') {
          take(line);
          continue;
        }
        const event = dispatch();
        if (event) events.push(event);
      }
      return events;
    },
  };
}
