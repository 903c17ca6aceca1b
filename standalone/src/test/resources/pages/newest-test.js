import { newest } from '/web/analyst/newest.js';
import { equal } from './check.js';
import { inFakeWorld } from './fake-world.js';

function asked(restMs = 0) {
  const calls = [];
  const told = [];
  const ask = newest((question) => new Promise((answer) => calls.push({ question, answer })), (answer, question) => told.push([question, answer.ok]), restMs);
  return { ask, calls, told, questions: () => calls.map((call) => call.question) };
}

export const tests = {
  'one question at a time, and of those meanwhile only the newest': inFakeWorld(async (world) => {
    const it = asked();
    [1, 2, 3].forEach(it.ask);
    equal(it.questions(), [1]);
    it.calls[0].answer({ ok: true });
    await world.pass(1);
    equal(it.questions(), [1, 3]);
    equal(it.told, [[1, true]]);
  }),

  'what was asked last is not asked again': inFakeWorld(async (world) => {
    const it = asked();
    it.ask({ at: 1 });
    it.calls[0].answer({ ok: true });
    await world.pass(1);
    it.ask({ at: 1 });
    await world.pass(5000);
    equal(it.questions(), [{ at: 1 }]);
  }),

  'it rests between two questions': inFakeWorld(async (world) => {
    const it = asked(1000);
    it.ask(1);
    it.calls[0].answer({ ok: true });
    it.ask(2);
    await world.pass(999);
    equal(it.questions(), [1]);
    await world.pass(1);
    equal(it.questions(), [1, 2]);
  }),

  'what nobody answered is asked again, unless something newer is': inFakeWorld(async (world) => {
    const it = asked();
    it.ask(1);
    it.calls[0].answer({ ok: false, status: 0, retryAfterMs: 0 });
    await world.pass(2000);
    equal(it.questions(), [1, 1]);
    it.calls[1].answer({ ok: false, status: 503, retryAfterMs: 5000 });
    it.ask(2);
    await world.pass(4999);
    equal(it.questions(), [1, 1]);
    await world.pass(1);
    equal(it.questions(), [1, 1, 2]);
  }),

  'a refusal is an answer': inFakeWorld(async (world) => {
    const it = asked();
    it.ask(1);
    it.calls[0].answer({ ok: false, status: 422 });
    await world.pass(60_000);
    equal([it.questions(), it.told], [[1], [[1, false]]]);
  }),
};
