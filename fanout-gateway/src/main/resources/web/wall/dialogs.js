// The sheets over the wall: join big, keys, the wall link, and "are you sure".

import { byId, say } from '../look/el.js';

export function toggle(id) {
  const dialog = byId(id);
  if (dialog.open) dialog.close();
  else dialog.showModal();
}

/** Resolves to whether the person said yes. */
export function confirmed({ head, text, yes }) {
  const dialog = byId('confirm');
  say(byId('confirm-head'), head);
  say(byId('confirm-text'), text);
  say(byId('confirm-yes'), yes);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true });
  });
}

export function showLink(url) {
  byId('link-field').value = url;
  byId('link-open').href = url;
  say(byId('link-copy'), 'Copy');
  byId('link').showModal();
}

// The clipboard API exists only in a secure context; selecting and the old command work everywhere.
async function copyLink() {
  const field = byId('link-field');
  field.select();
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand('copy');
    say(byId('link-copy'), 'Copied');
  } catch {
    say(byId('link-copy'), 'Selected: press Ctrl C');
  }
}

byId('link-copy').addEventListener('click', copyLink);
byId('big').addEventListener('click', () => byId('big').close());
