import { call } from '../api.js';
import { canonicalCode, groupedCode, isWholeCode } from '../code.js';
import { device } from '../keep.js';
import { byId, say } from '../look/el.js';
import { hostKey } from '../wall/ticket.js';

const code = byId('code');

function join() {
  if (isWholeCode(code.value)) location.assign(`/j/${canonicalCode(code.value)}`);
}

code.addEventListener('input', () => {
  note('code-note', 'Six characters, from the wall.');
  // Codes have no U; a dropped letter without a word would look like a broken field.
  if (/u/i.test(code.value)) note('code-note', 'Codes never have the letter U. Is it a V?', 'wrong');
  const typed = canonicalCode(code.value);
  const atEnd = code.selectionStart === code.value.length;
  if (atEnd) code.value = groupedCode(typed);
  join();
});

byId('join-form').addEventListener('submit', (event) => {
  event.preventDefault();
  if (isWholeCode(code.value)) join();
  else note('code-note', 'A code has six characters. Look at the wall, or ask the host.', 'wrong');
});

byId('start-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const title = byId('title').value.trim();
  if (title === '') {
    note('start-note', 'Give it a name first, such as “Town hall”.', 'wrong');
    byId('title').focus();
    return;
  }
  const button = byId('start');
  button.disabled = true;
  note('start-note', 'Starting…');
  const answer = await call('POST', '/api/v1/sessions', { body: { title } });
  button.disabled = false;
  if (!answer.ok) {
    note('start-note', refusal(answer), 'wrong');
    return;
  }
  if (answer.body.hostToken) device.write(hostKey(answer.body.id), answer.body.hostToken);
  location.assign(`/w/${answer.body.id}`);
});

function refusal(answer) {
  return answer.slug === 'unauthenticated'
    ? 'On this server only people with an account start polls. Ask whoever runs it for a host link.'
    : answer.sentence;
}

function note(id, text, kind = '') {
  say(byId(id), text);
  byId(id).dataset.kind = kind;
}

// Coming back with the back button must not find a greyed-out page or jump away again.
addEventListener('pageshow', () => {
  byId('start').disabled = false;
  if (isWholeCode(code.value)) code.value = '';
});
