import { reportTopic, TopicProof } from '../../../lib/proof';
import { knownOf, topologyOf } from '../../../lib/routing';
import { messageFromJson } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';
import { configurationOf } from '../../support/topics';

/** A topic whose subscription `a` forwards to a queue, beside `b`, which keeps what it gets. */
function proofOf(queue: object, forwarding: object = { forward_to: 'approval' }): TopicProof {
  const document = JSON.parse(configurationOf({ a: "kind = 'x'", b: "kind = 'y'" }, { settings: { a: forwarding } }));
  document.resource.azurerm_servicebus_queue = { approval: { name: 'approval', namespace_id: 'n', ...queue } };
  const { topics } = topologyOf(parseDocument('a.tf.json', JSON.stringify(document)));
  return new TopicProof(topics.find(({ name }) => name === 'events')!);
}

const message = (kind: string, session?: string) =>
  messageFromJson({ properties: { kind }, ...(session !== undefined && { system: { SessionId: session } }) });

test.each<[what: string, queue: object, forwarding: object | undefined, ends: boolean, withSession: boolean]>([
  ['in a queue that takes messages', {}, undefined, true, true],
  ['nowhere, where the queue takes none', { status: 'Disabled' }, undefined, false, false],
  ['with a session alone, where the queue asks for one', { requires_session: true }, undefined, false, true],
  ['in the subscription itself, where it keeps them', {}, {}, true, true],
  [
    'in the subscription, where only dead letters go on',
    {},
    { forward_dead_lettered_messages_to: 'approval' },
    true,
    true,
  ],
])('a copy of a subscription ends %s', async (_, queue, forwarding, ends, withSession) => {
  const proof = proofOf(queue, forwarding);
  const [a, b] = knownOf(proof.topic.subscriptions) as [never, never];
  const has = (one: never, kind: string, session?: string) => proof.ends(one).has(message(kind, session));
  expect([has(a, 'x'), has(a, 'x', 's'), has(a, 'y')]).toEqual([ends, withSession, false]);
  expect([has(b, 'y'), has(b, 'x')]).toEqual([true, false]);
  expect(proof.reaches([a, b]).has(message('x'))).toBe(ends);
  expect(proof.reaches([a, b]).has(message('y'))).toBe(true);
  // What it gets it gets, wherever that goes.
  expect(proof.receives(a).has(message('x'))).toBe(true);
  await proof.close();
});

test.each<[status: string, reached: string]>([
  ['Active', 'message'],
  ['SendDisabled', 'none'],
])('messages that a queue has at last, which is %s, are told as reached: %s', async (status, reached) => {
  const proof = proofOf({ status });
  const { kinds } = await reportTopic(proof);
  await proof.close();
  const of = (kind: string) => kinds.find((one) => one.kind === `kind = '${kind}'`)!;
  expect([of('x').reached.kind, of('y').reached.kind]).toEqual([reached, 'message']);
});

test.each<[hops: number, ends: boolean]>([
  [1, true],
  [4, true],
  [5, false],
])('a copy that is forwarded %i times comes there: %s', async (hops, ends) => {
  const document = JSON.parse(configurationOf({ a: "kind = 'x'" }, { settings: { a: { forward_to: 'q1' } } }));
  const queues = Array.from({ length: hops }, (_, at) => `q${at + 1}`);
  document.resource.azurerm_servicebus_queue = Object.fromEntries(
    queues.map((name, at) => [name, { name, namespace_id: 'n', ...(at + 1 < hops && { forward_to: `q${at + 2}` }) }]),
  );
  const [topic] = topologyOf(parseDocument('a.tf.json', JSON.stringify(document))).topics;
  const proof = new TopicProof(topic!);
  const [a] = knownOf(topic!.subscriptions);
  expect(proof.ends(a!).has(message('x'))).toBe(ends);
  const [arrival] = proof.arrivals(a!);
  const last = arrival!.way.at(-1);
  expect(last?.kind === 'entity' && [last.entity.name, last.isDeadLetter]).toEqual([`q${Math.min(hops, 4)}`, !ends]);
  expect(arrival!.isTooFar).toBe(ends ? undefined : true);
  await proof.close();
});
