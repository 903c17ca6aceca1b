// Join codes are six characters of Crockford's base32: no U, and I, L and O read as the digits they look like.
// https://www.crockford.com/base32.html

export const CODE_LENGTH = 6;

const LOOKALIKES = { O: '0', I: '1', L: '1' };

/** What a person typed or scanned, as the code it means; anything that is no code character is dropped. */
export function canonicalCode(typed) {
  return typed
    .toUpperCase()
    .replace(/[OIL]/g, (c) => LOOKALIKES[c])
    .replace(/[^0-9A-HJKMNP-TV-Z]/g, '')
    .slice(0, CODE_LENGTH);
}

export function isWholeCode(code) {
  return canonicalCode(code).length === CODE_LENGTH;
}

/** `K7QX2M` as `K7Q X2M`: two groups of three are read aloud without a slip. */
export function groupedCode(code) {
  return code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}
