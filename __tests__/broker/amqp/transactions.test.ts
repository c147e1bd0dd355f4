import { once } from 'node:events';
import rhea, { type Connection, type Sender } from 'rhea';
import { encode, section } from '../../../lib/broker/amqp/encoding';
import { Integer } from '../../../lib/rules/values/values';
import { ServedBroker } from '../../support/broker/served';

const { types } = rhea as unknown as {
  types: {
    wrap_described(value: unknown, descriptor: unknown): unknown;
    wrap_ulong(value: number): unknown;
    wrap_list(values: unknown[]): unknown;
    wrap_binary(value: Buffer): unknown;
    described_nc(descriptor: unknown, value: unknown): unknown;
  };
};
const described = (code: number, fields: unknown[]) =>
  types.described_nc(types.wrap_ulong(code), types.wrap_list(fields));

interface Settled {
  readonly delivery: { readonly remote_state: { readonly txn_id?: Buffer; readonly error?: { condition: string } } };
}

interface Described {
  readonly descriptor: { readonly value: number };
}

interface TransactionalDelivery {
  readonly remote_state?: Described;
  update(isSettled: boolean, state: unknown): void;
}

let served: ServedBroker;
let connection: Connection;
beforeEach(async () => {
  // rhea as a client knows no coordinators, and says so.
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  served = await ServedBroker.start();
  await served.queue('orders');
  connection = rhea
    .create_container()
    .connect({ host: '127.0.0.1', port: served.port, username: 'anonymous', reconnect: false });
  connection.on('disconnected', () => {});
});
afterEach(async () => {
  jest.restoreAllMocks();
  connection.close();
  await served.stop();
});

/** A link to the coordinator, which rhea has no word for: its target is one. */
async function coordinator(): Promise<Sender> {
  const sender = connection.open_sender({ target: {} });
  (sender as unknown as { local: { attach: { target: unknown } } }).local.attach.target = described(0x30, []);
  await once(sender, 'sendable');
  return sender;
}

/** A format that rhea does not know: bytes go as they are. Its own encoding has no value of a described type in a body. */
const AS_IT_IS = 0x7fff_0000;

/** The transaction that is declared: rhea does not know the state that it comes with, and hands over its fields. */
async function declare(link: Sender): Promise<Buffer> {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const delivery = link.send(operation(0x31, [null]) as never, undefined, AS_IT_IS) as unknown as {
    remote_state?: { value: readonly [{ value: Buffer }] };
  };
  await once(link, 'settled');
  return delivery.remote_state?.value[0].value as Buffer;
}

/** A message to a coordinator. */
function operation(code: number, fields: readonly (Buffer | boolean | null)[]): Buffer {
  return section(0x77, encode({ descriptor: Integer.small('ulong', code), value: fields }));
}

/**
 * Sends a message as a part of a transaction; rhea's transfers have no state, so it is put into the frame.
 *
 * @param to where it goes, by way of the queue
 */
async function sendIn(id: Buffer, body: string, to?: string): Promise<void> {
  const properties = to === undefined ? {} : { 'com.microsoft:transfer-destination-address': to };
  const sender = connection.open_sender({ target: 'orders', properties });
  await once(sender, 'sendable');
  const session = sender.session as unknown as {
    output(performative: Record<string, unknown>, payload?: Buffer): void;
  };
  const { output } = session;
  session.output = (performative, payload) => {
    if (payload !== undefined) (performative.value as unknown[])[7] = described(0x34, [types.wrap_binary(id)]);
    output.call(session, performative, payload);
  };
  sender.send({ body });
  await once(sender, 'settled');
  session.output = output;
}

/** Receives the message that waits, and completes it as a part of a transaction. @returns what the broker says of it */
async function completeIn(id: Buffer): Promise<Described | undefined> {
  const receiver = connection.open_receiver({
    source: 'orders',
    autoaccept: false,
    autosettle: false,
    credit_window: 0,
  });
  await once(receiver, 'receiver_open');
  receiver.add_credit(1);
  const [{ delivery }] = (await once(receiver, 'message')) as [{ delivery: TransactionalDelivery }];
  delivery.update(false, described(0x34, [types.wrap_binary(id), described(0x24, [])]));
  await once(receiver, 'settled');
  return delivery.remote_state;
}

/** Ends a transaction; the outcome of the delivery says whether it could be. */
async function discharge(link: Sender, id: Buffer, fail: boolean): Promise<void> {
  link.send(operation(0x32, [id, fail]) as never, undefined, AS_IT_IS);
  await once(link, 'accepted');
}

test.each([
  ['is there when it is committed', false, 2],
  ['is not there when it is rolled back', true, 0],
])('what is sent in a transaction %s, and not before', async (_, fail, active) => {
  const link = await coordinator();
  const id = await declare(link);
  await sendIn(id, 'a');
  await sendIn(id, 'b');
  expect(served.counts('orders')).toMatchObject({ active: 0 });
  await discharge(link, id, fail);
  expect(served.counts('orders')).toMatchObject({ active });
});

test.each([
  ['gone when it is committed, and what was sent beside it is there', false, 1],
  ['there still when it is rolled back, and its lock with it', true, 1],
])('what is completed in a transaction is %s', async (_, fail, active) => {
  await served.client().createSender('orders').sendMessages({ body: 'request' });
  const link = await coordinator();
  const id = await declare(link);
  expect((await completeIn(id))?.descriptor.value).toBe(0x34);
  await sendIn(id, 'answer');
  expect(served.counts('orders')).toMatchObject({ active: 1 });
  await discharge(link, id, fail);
  expect(served.counts('orders')).toMatchObject({ active });
  const [left] = await served.client().createReceiver('orders').peekMessages(5);
  expect(left?.body).toBe(fail ? 'request' : 'answer');
});

test.each([
  ['arrives there when it is committed', false, 1],
  ['does not when it is rolled back', true, 0],
])('what is sent to another entity, by way of the queue, %s', async (_, fail, active) => {
  await served.queue('answers');
  await served.client().createSender('orders').sendMessages({ body: 'request' });
  const link = await coordinator();
  const id = await declare(link);
  await completeIn(id);
  await sendIn(id, 'answer', 'answers');
  expect(served.counts('answers')).toMatchObject({ active: 0 });
  await discharge(link, id, fail);
  expect(served.counts('answers')).toMatchObject({ active });
  expect(served.counts('orders')).toMatchObject({ active: fail ? 1 : 0 });
});

test('what goes through the queue to what is not there is refused before it is sent', async () => {
  const properties = { 'com.microsoft:transfer-destination-address': 'nowhere' };
  const sender = connection.open_sender({ target: 'orders', properties });
  const [{ sender: refused }] = (await once(sender, 'sender_error')) as [{ sender: { error: { condition: string } } }];
  expect(refused.error.condition).toBe('amqp:not-found');
});

test('a client that goes away has committed nothing', async () => {
  const link = await coordinator();
  await sendIn(await declare(link), 'x');
  connection.close();
  await once(connection, 'connection_close');
  expect(served.counts('orders')).toMatchObject({ active: 0 });
});

test('a transaction that nobody declared is refused', async () => {
  const link = await coordinator();
  link.send(operation(0x32, [Buffer.from('nothing'), false]) as never, undefined, AS_IT_IS);
  const [{ delivery }] = (await once(link, 'rejected')) as [Settled];
  expect(delivery.remote_state.error?.condition).toBe('amqp:transaction:unknown-id');
});

test('a coordinator takes nothing else', async () => {
  const link = await coordinator();
  link.send({ body: 'commit' });
  const [{ delivery }] = (await once(link, 'rejected')) as [Settled];
  expect(delivery.remote_state.error?.condition).toBe('amqp:invalid-field');
});
