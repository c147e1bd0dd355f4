import { AmqpEdge } from '../amqp/edge';
import { BrokerError, type BrokerEvent, type EntityStatus, type Tier } from '../core';
import { type Certificate, userCertificate } from '../port/certificate';
import { PortProblem, Ports } from '../port/port';
import { WebSockets } from '../port/web-socket';
import type { RunningBroker } from '../running-broker';
import { setUp } from '../setup/apply';
import { type Content, contentOf } from './content';
import { handlersOf } from './control-requests';
import { Faults } from './fault-requests';
import {
  ask,
  countsIn,
  type EntityCounts,
  encoded,
  type Insides,
  type LookedAt,
  lookedAt,
  type Outgoing,
} from './inside';
import { Keeping } from './keeping';
import { checkedMilliseconds, type LengthOfTime } from './length-of-time';
import type { StartOptions } from './start-options';

/** That not all of a topology is known; a line for each part that is not. */
export class IncompleteTopology extends Error {
  override readonly name = 'IncompleteTopology';

  constructor(readonly leftOut: readonly string[]) {
    super(
      `not all of the topology is known; allowIncomplete starts the rest:\n${leftOut.map((line) => `- ${line}`).join('\n')}`,
    );
  }
}

/** The time in a Service Bus on this machine: that of the system, and what was let pass beside. */
export interface LocalClock {
  /** What time it is there. */
  readonly now: Date;
  /**
   * Lets time pass at once: locks end, messages expire and come due, entities that are idle go.
   *
   * @returns the time then, when everything that was due has happened
   */
  advance(by: LengthOfTime): Promise<Date>;
}

/** The key that Microsoft's emulator has in its connection strings; any other is taken as well. */
const KEY = 'SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE';
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/i;

/**
 * Service Bus on this machine, in this process: the official clients work against it unchanged.
 *
 * Rules decide as `lib/rules` says, which is how Microsoft's engine decides; everything else as the service documents it.
 * One port answers AMQP, AMQP over WebSocket, administration over HTTP, and all of them within TLS.
 *
 * @example
 * const bus = await LocalServiceBus.start({ topology });
 * const client = new ServiceBusClient(bus.connectionString);
 * await client.createSender('training-events').sendMessages({ body: 'dataset ready' });
 * await bus.clock.advance('PT5M');
 * await client.close();
 * await bus.stop();
 */
export class LocalServiceBus {
  /**
   * Starts one.
   *
   * @throws IncompleteTopology where not all of the topology is known, and `allowIncomplete` does not say otherwise
   * @throws SetupRefused where the service would refuse what it is to start with
   * @throws PortProblem where the port is taken, or may not be used
   * @throws FileProblem where the folder for data cannot be used
   * @throws RangeError where it is not clear which namespace is meant
   */
  static async start(options: StartOptions = {}): Promise<LocalServiceBus> {
    const content = contentOf(options);
    if (content.leftOut.length > 0 && options.allowIncomplete !== true) throw new IncompleteTopology(content.leftOut);
    const tier = options.tier ?? content.tier ?? 'Standard';
    const keeping = await Keeping.begin(options.data, tier);
    const { broker } = keeping;
    const bus = new LocalServiceBus(keeping, content.name, tier, options.host ?? 'localhost');
    try {
      await setUp(content.commands, { look: broker.core, run: (command) => broker.run(command) });
      await bus.listen(options.port ?? 0, options.alsoWhereFree ?? []);
    } catch (error) {
      await bus.stop();
      // What cannot be kept is refused too, and not by the service.
      throw keeping.problem ?? error;
    }
    return bus;
  }

  /** What goes wrong on demand. */
  readonly faults: Faults;
  readonly clock: LocalClock;
  private readonly broker: RunningBroker;
  private readonly listening: Ports;
  private readonly amqp: AmqpEdge;
  private readonly webSockets = new WebSockets();
  private readonly numbers: number[] = [];
  private readonly announced = new Map<string, object>();
  private made: Certificate | undefined;

  private constructor(
    private readonly keeping: Keeping,
    /** The name of the namespace. */
    readonly namespace: string,
    readonly tier: Tier,
    /** The address that it listens on. */
    readonly host: string,
  ) {
    const { broker } = keeping;
    this.broker = broker;
    this.amqp = new AmqpEdge(broker);
    this.faults = new Faults({
      run: (command) => broker.run(command),
      now: () => broker.now(),
      dropConnections: () => this.listening.drop(),
      delay: (by) => broker.delay(by),
    });
    this.clock = {
      get now() {
        return new Date(broker.now());
      },
      advance: async (by) => {
        await broker.advance(checkedMilliseconds(by, 'by'));
        return new Date(broker.now());
      },
    };
    const { faults, clock } = this;
    const handlers = handlersOf({
      amqp: (stream) => this.amqp.serve(stream),
      webSocket: (...request) => this.webSockets.accept(...request, (stream) => this.amqp.serve(stream)),
      administered: {
        namespace: { name: namespace, tier, createdAt: broker.now() },
        look: broker.core,
        run: (command) => broker.run(command),
        now: () => broker.now(),
      },
      controlled: {
        faults,
        advance: (by) => clock.advance(by),
        connections: () => this.listening.connections,
        status: () => this.status(),
      },
    });
    this.listening = new Ports({ ...handlers, certificate: () => this.certificate });
  }

  /** What clients of every language connect with, and administration clients too. */
  get connectionString(): string {
    const host = isEverywhere(this.host) ? 'localhost' : this.host;
    const shown = host.includes(':') ? `[${host}]` : host;
    return `Endpoint=sb://${shown}:${this.ports[0]};${KEY};UseDevelopmentEmulator=true;`;
  }

  /** The ports that it listens on, that of the connection string first. */
  get ports(): readonly number[] {
    return this.numbers;
  }

  /**
   * What TLS is answered with: the certificate of this user on this machine, made when it is first asked for. Clients that
   * ask for TLS have to trust it.
   */
  get certificate(): Certificate {
    this.made ??= userCertificate();
    return this.made;
  }

  /** The folder that everything is kept in; `undefined` where it is in memory alone. */
  get data(): string | undefined {
    return this.keeping.folder;
  }

  /**
   * Why nothing can be kept any more, when that has come: a disk that is full, say. From then on everything is refused; what
   * was acknowledged before is kept. It never fails, and never comes where everything goes well.
   */
  get unkept(): Promise<Error> {
    return this.keeping.unkept;
  }

  /** Whether nobody but programs on this machine can reach it. */
  get isLoopback(): boolean {
    return LOOPBACK.test(this.host);
  }

  /** What it has: queues, topics, and subscriptions with how many rules each has. */
  entities(): LocalEntities {
    const { core } = this.broker;
    return {
      queues: core.list('queue').map(({ name }) => ({ name })),
      topics: core.list('topic').map(({ name }) => ({
        name,
        subscriptions: listedOrNone(core.subscriptions(name)).map((one) => ({
          name: one.name,
          rules: listedOrNone(core.rules(`${name}/Subscriptions/${one.name}`)).length,
        })),
      })),
    };
  }

  /**
   * Hears what happens to messages. Costs nothing while nobody does.
   *
   * @returns what ends it
   */
  observe(observer: (event: BrokerEvent) => void): () => void {
    return this.broker.observe(observer);
  }

  /** How many messages are where, of every queue, topic and subscription. */
  counts(): EntityCounts[] {
    return countsIn(this.broker.core);
  }

  /**
   * Looks at messages and leaves them where they are: active, deferred and scheduled ones, in order.
   *
   * @param entity a queue, a subscription, or one of their subqueues: `orders/$DeadLetterQueue`
   * @param from the first sequence number
   * @throws ServiceBusRefusal where there is no such entity
   */
  async peek(entity: string, { from = 1, count = 100 }: { from?: number; count?: number } = {}): Promise<LookedAt[]> {
    const { messages } = await ask(this.insides, { kind: 'peek', entity, from, count });
    return messages.map(lookedAt);
  }

  /**
   * Sends from within, without a connection; all or none. A message without an id gets one.
   *
   * @returns the number of each; 0 for a message that is dropped since one of its id came before
   * @throws ServiceBusRefusal for what the service refuses
   */
  async send(entity: string, ...outgoing: readonly Outgoing[]): Promise<readonly number[]> {
    const { sequenceNumbers } = await ask(this.insides, { kind: 'send', entity, messages: outgoing.map(encoded) });
    return sequenceNumbers;
  }

  /**
   * Takes messages away that nobody has locked, all or none.
   *
   * @throws ServiceBusRefusal where one of them is not there
   */
  async discard(entity: string, sequenceNumbers: readonly number[]): Promise<void> {
    await ask(this.insides, { kind: 'discard', entity, sequenceNumbers });
  }

  /**
   * Lets messages in and out of an entity, or stops them: a subscription that is `ReceiveDisabled` still gets messages, and
   * nobody gets them out of it.
   *
   * @throws ServiceBusRefusal where there is no such entity
   */
  async setStatus(entity: string, status: EntityStatus): Promise<void> {
    await ask(this.insides, { kind: 'update', entity, settings: { status } });
  }

  private get insides(): Insides {
    return { look: this.broker.core, run: (command) => this.broker.run(command) };
  }

  /** Ends all connections, and stops. What was in it is gone, where no folder keeps it. */
  async stop(): Promise<void> {
    this.amqp.close();
    await this.listening.close();
    await this.keeping.end();
  }

  /** Says something more of it to those who ask at `/$local/status`: what else runs here, say. */
  announce(name: string, value: object): void {
    this.announced.set(name, value);
  }

  private status(): object {
    const { namespace, tier, clock, ports, announced } = this;
    return {
      namespace,
      tier,
      now: clock.now.toISOString(),
      ports,
      ...this.entities(),
      ...Object.fromEntries(announced),
    };
  }

  private async listen(port: number, others: readonly number[]): Promise<void> {
    const [first = '', ...further] = addressesOf(this.host);
    const number = await this.listening.listen(first, port);
    this.numbers.push(number);
    for (const host of further) await this.perhaps(host, number);
    for (const other of others.filter((one) => one !== number)) {
      const taken = await Promise.all(addressesOf(this.host).map((host) => this.perhaps(host, other)));
      if (taken[0] === true) this.numbers.push(other);
    }
  }

  /** Listens where that is possible: not every machine has IPv6. */
  private async perhaps(host: string, port: number): Promise<boolean> {
    try {
      await this.listening.listen(host, port);
      return true;
    } catch (error) {
      if (error instanceof PortProblem) return false;
      throw error;
    }
  }
}

/** What a namespace has. */
export interface LocalEntities {
  readonly queues: readonly { readonly name: string }[];
  readonly topics: readonly {
    readonly name: string;
    readonly subscriptions: readonly { readonly name: string; readonly rules: number }[];
  }[];
}

/** What of the topology or the configuration is not known, one line each. @throws as `LocalServiceBus.start` */
export function incompleteness(options: Parameters<typeof contentOf>[0]): readonly string[] {
  const { leftOut }: Content = contentOf(options);
  return leftOut;
}

/** `localhost` is two addresses, and clients try either first. */
function addressesOf(host: string): string[] {
  return host.toLowerCase() === 'localhost' ? ['127.0.0.1', '::1'] : [host];
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function listedOrNone<T>(listed: readonly T[] | BrokerError): readonly T[] {
  return listed instanceof BrokerError ? [] : listed;
}
