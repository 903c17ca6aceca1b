// The one way elements are made: data only ever becomes text, never markup.

/** `el('p', {class: 'note', hidden: true}, 'text', child)`; false, null and undefined attributes are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children);
  return node;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Writes only what changed: an untouched node keeps its selection and costs no layout. */
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function sayAll(selector, text) {
  for (const node of document.querySelectorAll(selector)) say(node, text);
}
