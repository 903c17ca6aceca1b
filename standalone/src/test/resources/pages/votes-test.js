import { outbox } from '/web/phone/votes.js';
import { equal, holds } from './check.js';
import { inFakeWorld } from './fake-world.js';

const WHO = { sessionId: 's', participantId: 'me', token: 'secret' };
const POLL = { poll: 'p', round: 1 };

/** The page's outbox as it is after a (re)load. */
const phone = () => outbox(WHO, { changed: () => {}, rejoin: () => {} });
const keyOf = (call) => call.headers['Idempotency-Key'];

export const tests = {
  'a vote that cannot leave is saved, and sent with the same key once the room is back': inFakeWorld(async (world) => {
    // Given
    const votes = phone();
    votes.vote(POLL, 1);
    world.calls[0].breaks();
    await world.pass(60_000);
    equal([votes.stateOf(POLL), world.calls.length], ['saved', 1]);

    // When
    votes.roomIs(true, [POLL]);
    world.calls[1].answers(200, { pollId: 'p', seq: 9, revision: 1, status: 'counted' });
    await world.pass(0);

    // Then
    equal(keyOf(world.calls[1]), keyOf(world.calls[0]));
    equal(world.calls[1].body, world.calls[0].body);
    equal(votes.stateOf(POLL), 'counted');
  }),

  'it is still saved after a reload, and sent with its key': inFakeWorld(async (world) => {
    // Given
    phone().vote(POLL, 1);
    world.calls[0].breaks();
    await world.pass(0);

    // When
    const reloaded = phone();
    equal(reloaded.stateOf(POLL), 'saved');
    reloaded.roomIs(true, [POLL]);
    await world.pass(0);

    // Then
    equal([world.calls.length, keyOf(world.calls[1])], [2, keyOf(world.calls[0])]);
    holds(keyOf(world.calls[1]).length >= 32, 'the key is a random name');
  }),

  'a vote for a round that is over is not sent': inFakeWorld(async (world) => {
    // Given
    phone().vote(POLL, 1);
    world.calls[0].breaks();
    await world.pass(0);

    // When
    const reloaded = phone();
    reloaded.roomIs(true, [{ ...POLL, round: 2 }]);
    await world.pass(60_000);

    // Then
    equal([world.calls.length, reloaded.stateOf({ ...POLL, round: 2 })], [1, 'none']);
  }),

  'only the newest wish is sent, under a key of its own': inFakeWorld(async (world) => {
    // Given
    const votes = phone();
    votes.vote(POLL, 1);
    world.calls[0].breaks();
    await world.pass(0);
    votes.vote(POLL, 0);
    world.calls[1].breaks();
    await world.pass(0);

    // When
    votes.roomIs(true, [POLL]);
    await world.pass(0);

    // Then
    equal([world.calls.length, JSON.parse(world.calls[2].body).choices], [3, [0]]);
    equal([keyOf(world.calls[2]) === keyOf(world.calls[1]), keyOf(world.calls[2]) === keyOf(world.calls[0])], [true, false]);
  }),

  'a server that is too busy is not asked again before its time, even if the room moves': inFakeWorld(async (world) => {
    // Given
    const votes = phone();
    votes.roomIs(true, []);
    votes.vote(POLL, 1);
    world.calls[0].refuses(503, 'overloaded', { 'Retry-After': '5' });
    await world.pass(1000);

    // When
    votes.roomIs(true, [POLL]);
    await world.pass(3900);

    // Then
    equal(world.calls.length, 1);
    await world.pass(3000);
    equal([world.calls.length, keyOf(world.calls[1])], [2, keyOf(world.calls[0])]);
  }),

  'a poll that closed meanwhile says so': inFakeWorld(async (world) => {
    const votes = phone();
    votes.vote(POLL, 1);
    world.calls[0].refuses(409, 'poll-closed');
    await world.pass(0);
    equal(votes.stateOf(POLL), 'refused');
  }),
};
