// The lines of a stream of bytes that may be cut anywhere, inside a character too.

/** feed(bytes) → the lines that are complete with them; rest() → what is left when no more will come. */
export function lines() {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    feed(bytes) {
      const found = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = found.pop();
      return found;
    },
    rest() {
      const last = rest + decoder.decode();
      rest = '';
      return last === '' ? [] : [last];
    },
  };
}
