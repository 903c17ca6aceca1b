// A file out of a call that needs a token, which a plain link cannot carry. Where the browser lets a page write to a file
// (File System Access, in a secure context) it goes there as it comes, with flat memory and the network's own
// back-pressure. Elsewhere it becomes a Blob: browsers keep large ones on disk, but the page must wait for the whole.

import { sentenceOf } from '../api.js';

const CANCELLED = { ok: false, isCancelled: true, sentence: 'Cancelled.' };

/**
 * Call it from a click: browsers ask for a place only then.
 *
 * @param file      {address, token, name, mime}
 * @param progress  (bytes so far)
 * @returns {ok, bytes} or {ok: false, sentence, isCancelled}
 */
export async function save(file, progress, signal) {
  let place = null;
  try {
    place = await placeFor(file);
    const answer = await fetch(file.address, { headers: { Authorization: `Bearer ${file.token}` }, cache: 'no-store', signal });
    if (!answer.ok) return { ok: false, sentence: sentenceOf(await answer.json().catch(() => null), answer.status) };
    const counted = counting(answer.body, progress);
    if (place) await counted.stream.pipeTo(await place.createWritable(), { signal });
    else hand(await new Response(counted.stream, { headers: { 'Content-Type': file.mime } }).blob(), file.name);
    return { ok: true, bytes: counted.bytes() };
  } catch (trouble) {
    if (trouble.name === 'AbortError') return CANCELLED;
    return { ok: false, sentence: 'It broke off. What was saved is not whole; try again.' };
  }
}

async function placeFor({ name }) {
  return globalThis.showSaveFilePicker ? showSaveFilePicker({ suggestedName: name }) : null;
}

function counting(stream, progress) {
  let bytes = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      progress(bytes);
      controller.enqueue(chunk);
    },
  });
  return { stream: stream.pipeThrough(count), bytes: () => bytes };
}

const LET_GO_AFTER_MS = 60_000;

function hand(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), LET_GO_AFTER_MS);
}
