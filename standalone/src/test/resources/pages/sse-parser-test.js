import { sseParser } from '/web/room/sse-parser.js';
import { equal } from './check.js';

const bytes = (text) => new TextEncoder().encode(text);
const parsed = (...texts) => {
  const parser = sseParser();
  return texts.flatMap((text) => parser.feed(bytes(text)));
};

export const tests = {
  'an event ends with an empty line, and not before': () => {
    equal(parsed('id: 7\nevent: tally\ndata: {"a":1}\n'), []);
    equal(parsed('id: 7\nevent: tally\ndata: {"a":1}\n\n'), [{ id: '7', type: 'tally', data: '{"a":1}' }]);
  },

  'lines end with CR, LF or both': () => {
    const expected = parsed('id: 1\ndata: a\ndata: b\n\nid: 2\ndata: c\n\n');
    equal(expected.map((event) => event.data), ['a\nb', 'c']);
    equal(parsed('id: 1\rdata: a\rdata: b\r\rid: 2\rdata: c\r\r'), expected);
    equal(parsed('id: 1\r\ndata: a\r\ndata: b\r\n\r\nid: 2\r\ndata: c\r\n\r\n'), expected);
    equal(parsed('id: 1\r\ndata: a\rdata: b\n\rid: 2\ndata: c\r\n\n'), expected);
  },

  'it may be cut anywhere': () => {
    const whole = bytes('\uFEFF: hello\r\nid: p:1.7,q:1.9\r\nevent: poll\r\ndata: {"q":"Käse \u{1F9C0}?"}\r\n\r\ndata: 2\n\n\rdata: 3\r\r');
    const expected = sseParser().feed(whole);
    equal(expected.map((event) => event.data), ['{"q":"Käse \u{1F9C0}?"}', '2', '3']);
    for (let at = 0; at <= whole.length; at += 1) {
      for (let then = at; then <= whole.length; then += 1) {
        const parser = sseParser();
        const pieces = [whole.slice(0, at), whole.slice(at, then), whole.slice(then)];
        equal(pieces.flatMap((piece) => parser.feed(piece)), expected, `cut at ${at} and ${then}`);
      }
    }
    const parser = sseParser();
    equal([...whole].flatMap((byte) => parser.feed(Uint8Array.of(byte))), expected, 'byte by byte');
  },

  'comments, unknown fields and fields without a colon do no harm': () => {
    equal(parsed(': ping\n\n:\n\nretry: 10\nwhat: ever\nnonsense\ndata: x\n\n'), [{ id: '', type: 'message', data: 'x' }]);
    equal(parsed('data\n\n'), [{ id: '', type: 'message', data: '' }]);
  },

  'one space after the colon is no part of the value': () => {
    equal(parsed('data:a\ndata: b\ndata:  c\n\n').map((event) => event.data), ['a\nb\n c']);
    equal(parsed('data: a:b: c\n\n').map((event) => event.data), ['a:b: c']);
  },

  'an id stays until there is another one': () => {
    equal(parsed('id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n').map((event) => event.id), ['1', '1', '']);
    equal(parsed('id: 1\n\ndata: a\n\n').map((event) => event.id), ['1']);
    equal(parsed('id: 1\ndata: a\n\nid: 2\0\ndata: b\n\n').map((event) => event.id), ['1', '1']);
  },

  'a type is for one event': () => {
    equal(parsed('event: tally\ndata: a\n\ndata: b\n\n').map((event) => event.type), ['tally', 'message']);
    equal(parsed('event: tally\n\ndata: b\n\n').map((event) => event.type), ['message']);
  },
};
