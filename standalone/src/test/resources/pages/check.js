// The few words a test needs. What is compared is plain values.

export function equal(actual, expected, what = 'it') {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`${what} is ${is}, not ${wanted}`);
}

export function holds(condition, what) {
  if (!condition) throw new Error(`it does not hold: ${what}`);
}
