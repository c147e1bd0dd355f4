import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { ServiceBusClient, type ServiceBusReceivedMessage } from '@azure/service-bus';
import { amqpCodec } from '../../../lib/broker/amqp/codec';
import { AmqpEdge } from '../../../lib/broker/amqp/edge';
import { type AnswerOf, BrokerError, type Command, type Duration } from '../../../lib/broker/core';
import { RunningBroker, type RunningBrokerOptions } from '../../../lib/broker/running-broker';

/** A broker that is served over AMQP on a free port of this machine, for clients as they are. */
export class ServedBroker {
  static async start(options: Partial<RunningBrokerOptions> = {}): Promise<ServedBroker> {
    const broker = new RunningBroker({ codec: amqpCodec, seed: 'served', ...options });
    const server = createServer((socket) => served.accept(socket));
    const served = new ServedBroker(broker, server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return served;
  }

  private readonly edge: AmqpEdge;
  private readonly sockets = new Set<Socket>();
  private readonly clients: ServiceBusClient[] = [];

  private constructor(
    readonly broker: RunningBroker,
    private readonly server: Server,
  ) {
    this.edge = new AmqpEdge(broker);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** A client that tells of a failure at once, and does not try again. */
  client(): ServiceBusClient {
    const key = 'SharedAccessKeyName=name;SharedAccessKey=key;UseDevelopmentEmulator=true;';
    const retryOptions = { maxRetries: 0, timeoutInMs: 5000 };
    const client = new ServiceBusClient(`Endpoint=sb://127.0.0.1:${this.port};${key}`, { retryOptions });
    this.clients.push(client);
    return client;
  }

  /** Carries out a command that is not refused. */
  async do<C extends Command>(command: C): Promise<AnswerOf<C>> {
    const answer = await this.broker.run(command);
    if (answer instanceof BrokerError) throw new Error(`${answer.condition}: ${answer.description}`);
    return answer;
  }

  queue(name: string, settings: object = {}): Promise<unknown> {
    return this.do({ kind: 'create', entity: { kind: 'queue', name, settings } });
  }

  /** A topic with a subscription that has one rule. */
  async topic(name: string, subscription: string, sql: string, action?: string): Promise<void> {
    await this.do({ kind: 'create', entity: { kind: 'topic', name } });
    const rule = { name: 'rule', filter: { kind: 'sql', sql }, ...(action !== undefined && { action }) } as const;
    await this.do({ kind: 'create', entity: { kind: 'subscription', topic: name, name: subscription }, rule });
  }

  advance(by: Duration): Promise<void> {
    return this.broker.advance(by);
  }

  /** How many messages an entity has, by where they are. */
  counts(entity: string): unknown {
    return (this.broker.core.describe(entity) as { counts?: unknown }).counts;
  }

  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    this.edge.close();
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await this.broker.stop();
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.sockets.delete(socket));
    this.edge.serve(socket);
  }
}

/** The one message of several. */
export function only(messages: readonly ServiceBusReceivedMessage[]): ServiceBusReceivedMessage {
  expect(messages).toHaveLength(1);
  return messages[0] as ServiceBusReceivedMessage;
}

export function bodies(messages: readonly ServiceBusReceivedMessage[]): unknown[] {
  return messages.map(({ body }) => body);
}
