import { ServiceBusAdministrationClient, ServiceBusClient } from '@azure/service-bus';
import WebSocket from 'ws';
import { LocalServiceBus } from '../../../lib/broker';
import { only } from '../../support/broker/served';

test('the official client sends and receives over a WebSocket on the port of everything', async () => {
  const bus = await LocalServiceBus.start();
  const trusting = { tlsOptions: { ca: bus.certificate.certificate } };
  await new ServiceBusAdministrationClient(bus.connectionString, trusting as object).createQueue('orders');
  const client = new ServiceBusClient(bus.connectionString, {
    webSocketOptions: { webSocket: Plain },
    retryOptions: { maxRetries: 0, timeoutInMs: 5000 },
  });
  const body = 'x'.repeat(100_000);
  await client.createSender('orders').sendMessages({ body });
  const receiver = client.createReceiver('orders');
  const message = only(await receiver.receiveMessages(1, { maxWaitTimeInMs: 2000 }));
  expect(message.body).toBe(body);
  await receiver.completeMessage(message);
  expect(opened).toEqual([expect.stringMatching(/^ws:\/\/.*\/\$servicebus\/websocket/)]);
  await client.close();
  await bus.stop();
});

const opened: string[] = [];

/** The client asks for TLS; without a certificate that is trusted it is asked here without. */
class Plain extends WebSocket {
  constructor(address: string, protocols?: string | string[]) {
    const plain = address.replace(/^wss:/, 'ws:');
    opened.push(plain);
    super(plain, protocols);
  }
}
