import { SECOND } from '../../../lib/broker/core';
import { bodies, only, ServedBroker } from '../../support/broker/served';

const WAIT = { maxWaitTimeInMs: 2000 };

let served: ServedBroker;
let count = 0;
beforeAll(async () => {
  served = await ServedBroker.start();
});
afterAll(() => served.stop());

/** A queue with sessions of its own, with one message of each session that is named. */
async function withSessions(...sessions: string[]) {
  const name = `sessions-${count++}`;
  await served.queue(name, { requiresSession: true, lockDuration: 30 * SECOND });
  const client = served.client();
  const messages = sessions.map((sessionId, index) => ({ body: `${sessionId}${index}`, sessionId }));
  if (messages.length > 0) await client.createSender(name).sendMessages(messages);
  return { name, client };
}

test('the session that is asked for is accepted, with its messages in order', async () => {
  const { client, name } = await withSessions('a', 'b', 'a');
  const receiver = await client.acceptSession(name, 'a');
  expect(receiver.sessionId).toBe('a');
  expect(Number(receiver.sessionLockedUntilUtc) - served.broker.now()).toBeGreaterThan(25 * SECOND);
  const messages = await receiver.receiveMessages(2, WAIT);
  expect(messages.map(({ body, sessionId }) => [body, sessionId])).toEqual([
    ['a0', 'a'],
    ['a2', 'a'],
  ]);
  for (const message of messages) await receiver.completeMessage(message);
  expect(served.counts(name)).toMatchObject({ active: 1 });
});

test('the next free session is accepted by each who asks', async () => {
  const { client, name } = await withSessions('a', 'b');
  const receivers = [await client.acceptNextSession(name), await client.acceptNextSession(name)];
  expect(receivers.map(({ sessionId }) => sessionId).sort()).toEqual(['a', 'b']);
});

test('who asks for any session waits for one', async () => {
  const { client, name } = await withSessions();
  const waiting = client.acceptNextSession(name);
  await client.createSender(name).sendMessages({ body: 1, sessionId: 'late' });
  expect((await waiting).sessionId).toBe('late');
});

test('a session that somebody has is not given to another, until it is closed', async () => {
  const { client, name } = await withSessions('a');
  const first = await client.acceptSession(name, 'a');
  await expect(client.acceptSession(name, 'a')).rejects.toMatchObject({ code: 'SessionCannotBeLocked' });
  await first.close();
  const second = await client.acceptSession(name, 'a');
  expect(only(await second.receiveMessages(1, WAIT))).toMatchObject({ body: 'a0', deliveryCount: 0 });
});

test('a session has a state that its receivers set and clear', async () => {
  const { client, name } = await withSessions('a');
  const first = await client.acceptSession(name, 'a');
  expect(await first.getSessionState()).toBeNull();
  await first.setSessionState({ step: 3 });
  await first.close();
  const second = await client.acceptSession(name, 'a');
  expect(await second.getSessionState()).toEqual({ step: 3 });
  await second.setSessionState(null);
  expect(await second.getSessionState()).toBeNull();
});

test('a session lock is renewed, or lost with everything in it', async () => {
  const { client, name } = await withSessions('a');
  const receiver = await client.acceptSession(name, 'a', { maxAutoLockRenewalDurationInMs: 0 });
  const message = only(await receiver.receiveMessages(1, WAIT));
  await served.advance(20 * SECOND);
  const until = await receiver.renewSessionLock();
  expect(Number(until) - served.broker.now()).toBeGreaterThan(25 * SECOND);
  await served.advance(20 * SECOND);
  await receiver.setSessionState('still');
  await served.advance(31 * SECOND);
  // What follows on the connection comes after the detach.
  await client.createSender(name).sendMessages({ body: 1, sessionId: 'b' });
  await expect(receiver.completeMessage(message)).rejects.toMatchObject({ code: 'SessionLockLost' });
});

test('messages of a session are peeked and deferred within it', async () => {
  const { client, name } = await withSessions('a', 'b', 'a');
  const receiver = await client.acceptSession(name, 'a');
  expect(bodies(await receiver.peekMessages(5))).toEqual(['a0', 'a2']);
  const [first] = await receiver.receiveMessages(1, WAIT);
  await receiver.deferMessage(first as never);
  const again = only(await receiver.receiveDeferredMessages(first?.sequenceNumber as never));
  expect(again.body).toBe('a0');
  await receiver.completeMessage(again);
});

test('a queue without sessions has none to accept', async () => {
  await served.queue('plain');
  await expect(served.client().acceptSession('plain', 'a')).rejects.toMatchObject({
    code: expect.stringMatching(/^(InvalidOperationError|GeneralError|UnauthorizedAccess)$/),
  });
});
