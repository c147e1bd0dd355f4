import { ServiceBusClient } from '@azure/service-bus';
import { closeClient } from '../../../lib/local/functions/closed-client';
import { BusUnderTest } from '../../support/local-bus';

const text = JSON.stringify({
  resource: {
    azurerm_servicebus_namespace: { bus: { name: 'bus', sku: 'Standard' } },
    azurerm_servicebus_queue: { q: { name: 'q', namespace_id: '${azurerm_servicebus_namespace.bus.id}' } },
  },
});

let bus: BusUnderTest;
beforeAll(async () => {
  bus = await BusUnderTest.start(text);
});
afterAll(() => bus.stop());

/** What is looked at of the insides of a client and of Node's timers, which have no types for it. */
interface ClientInside {
  readonly _connectionContext: {
    readonly connection: {
      readonly _connection: Readonly<
        Partial<Record<'heartbeat_in' | 'heartbeat_out', { readonly _destroyed: boolean }>>
      >;
    };
  };
}

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};
/** The heartbeats of a client that keep the process alive. */
const heartbeats = (client: object) => {
  const { heartbeat_in, heartbeat_out } = (client as ClientInside)._connectionContext.connection._connection;
  return [heartbeat_in, heartbeat_out].filter((timer) => timer !== undefined && !timer._destroyed);
};

test.each([0, 1, 2, 5, 10, 20, 40])(
  'after %i turns of connecting, nothing of a closed client keeps the process alive',
  async (count) => {
    const client = new ServiceBusClient(bus.bus.connectionString, { retryOptions: { maxRetries: 0 } });
    const subscribed = client
      .createReceiver('q')
      .subscribe({ processMessage: async () => undefined, processError: async () => undefined });
    await turns(count);
    await subscribed.close();
    await closeClient(client);
    expect(heartbeats(client)).toEqual([]);
    await turns(50);
    expect(heartbeats(client)).toEqual([]);
  },
);

test('a client that has sent something is closed as well, and one that has done nothing', async () => {
  await bus.send('q', { body: 'x' });
  await closeClient(bus.client);
  expect(heartbeats(bus.client)).toEqual([]);
  const idle = new ServiceBusClient(bus.bus.connectionString);
  await closeClient(idle);
  expect(heartbeats(idle)).toEqual([]);
});
