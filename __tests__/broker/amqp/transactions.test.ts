import { once } from 'node:events';
import rhea, { type Connection, type Sender } from 'rhea';
import { encode, section } from '../../../lib/broker/amqp/encoding';
import { Integer } from '../../../lib/rules/values';
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

/** The transaction that is declared: it comes with a state that rhea does not know, so the broker's own is asked. */
async function declare(link: Sender): Promise<Buffer> {
  const delivery = link.send({ body: described(0x31, [null]) } as never) as unknown as {
    remote_state?: { value: unknown[] };
  };
  await once(link, 'settled');
  const [id] = (delivery.remote_state as unknown as { value: { value: Buffer }[] }).value;
  return (id as { value: Buffer }).value;
}

/** The bytes of a message; they go as they are with a format that rhea does not know. */
function dischargeOf(id: Buffer, fail: boolean): Buffer {
  return section(0x77, encode({ descriptor: Integer.small('ulong', 0x32), value: [id, fail] }));
}

/** Sends a message as a part of a transaction; rhea's transfers have no state, so it is put into the frame. */
async function sendIn(id: Buffer, body: string): Promise<void> {
  const sender = connection.open_sender('orders');
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

test('a client that goes away has committed nothing', async () => {
  const link = await coordinator();
  await sendIn(await declare(link), 'x');
  connection.close();
  await once(connection, 'connection_close');
  expect(served.counts('orders')).toMatchObject({ active: 0 });
});

test('a transaction that nobody declared is refused', async () => {
  const link = await coordinator();
  link.send(dischargeOf(Buffer.from('nothing'), false) as never, undefined, 0x7fff_0000);
  const [{ delivery }] = (await once(link, 'rejected')) as [Settled];
  expect(delivery.remote_state.error?.condition).toBe('amqp:transaction:unknown-id');
});

test('a coordinator takes nothing else', async () => {
  const link = await coordinator();
  link.send({ body: 'commit' });
  const [{ delivery }] = (await once(link, 'rejected')) as [Settled];
  expect(delivery.remote_state.error?.condition).toBe('amqp:invalid-field');
});
