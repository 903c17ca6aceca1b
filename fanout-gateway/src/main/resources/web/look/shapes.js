// Twelve shapes with room for a letter, drawn in a 48-unit square: one for each option a poll may have.
// The hues repeat after seven, the shapes and letters never.

const SHAPES = [
  { name: 'circle', path: 'M24 3a21 21 0 1 0 0 42a21 21 0 1 0 0-42z', y: 33, size: 25 },
  { name: 'square', path: 'M5 5h38v38H5z', y: 33, size: 25 },
  { name: 'triangle', path: 'M24 3L46.5 43.5H1.5z', y: 39, size: 20 },
  { name: 'diamond', path: 'M24 1L47 24L24 47L1 24z', y: 32, size: 22 },
  { name: 'pentagon', path: 'M24 2L46.5 18.4L38 45H10L1.5 18.4z', y: 34.5, size: 24 },
  { name: 'hexagon', path: 'M12.5 4H35.5L47 24L35.5 44H12.5L1 24z', y: 33, size: 25 },
  { name: 'star', path: 'M24 0L30.5 12.7L44.8 12L37 24L44.8 36L30.5 35.3L24 48L17.5 35.3L3.2 36L11 24L3.2 12L17.5 12.7z', y: 31, size: 19 },
  { name: 'cross', path: 'M14 3H34V14H45V34H34V45H14V34H3V14H14z', y: 32.5, size: 23 },
  { name: 'shield', path: 'M4 6H44V25C44 36 34 43 24 46C14 43 4 36 4 25z', y: 32, size: 25 },
  { name: 'slant', path: 'M13 7H47L35 41H1z', y: 32, size: 22 },
  { name: 'drop', path: 'M24 1C28 10 43 17 43 29A19 17.5 0 0 1 5 29C5 17 20 10 24 1z', y: 37, size: 23 },
  { name: 'arch', path: 'M4 44V24A20 20 0 0 1 44 24V44z', y: 37, size: 25 },
];

const HUES = 7;
const SVG = 'http://www.w3.org/2000/svg';

export function letterOf(option) {
  return String.fromCharCode(65 + option);
}

export function shapeOf(option) {
  return SHAPES[option % SHAPES.length];
}

export function hueClass(option) {
  return `hue-${option % HUES}`;
}

/** The mark of one option (0-based). Hidden from the ear: whoever places it also says the letter. */
export function chip(option) {
  const shape = shapeOf(option);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 48 48');
  svg.setAttribute('class', `chip ${hueClass(option)}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', shape.path);
  const letter = document.createElementNS(SVG, 'text');
  letter.setAttribute('x', '24');
  letter.setAttribute('y', String(shape.y));
  letter.setAttribute('font-size', String(shape.size));
  letter.textContent = letterOf(option);
  svg.append(path, letter);
  return svg;
}
