// One question at a time. While an answer is on its way, of all that is asked meanwhile only the newest is remembered:
// whoever drags a slider wants to know about where it is, not about everywhere it was.

const AGAIN_AFTER_MS = 2000;

/**
 * @param ask     async (question) → {ok, …}
 * @param told    (answer, question), also when it failed
 * @param restMs  at least so long between two questions
 * @returns (question) asks it, unless it is what was asked last; questions are compared as JSON. What failed because nobody
 *     answered is asked again
 */
export function newest(ask, told, restMs = 0) {
  let asked = null;
  let waiting = null;
  let busy = false;

  const next = async () => {
    if (busy || waiting === null) return;
    const question = waiting;
    waiting = null;
    busy = true;
    const answer = await ask(question);
    told(answer, question);
    const failed = !answer.ok && (answer.status === 0 || answer.status >= 500 || answer.status === 429);
    if (failed) waiting ??= question;
    setTimeout(() => {
      busy = false;
      next();
    }, failed ? Math.max(AGAIN_AFTER_MS, answer.retryAfterMs ?? 0) : restMs);
  };

  return (question) => {
    const text = JSON.stringify(question);
    if (text === asked) return;
    asked = text;
    waiting = question;
    next();
  };
}
