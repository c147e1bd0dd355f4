import { AmqpEdge } from '../amqp/edge';
import type { BrokerEvent, EntityStatus, Tier } from '../core';
import { type Certificate, userCertificate } from '../port/certificate';
import { Ports } from '../port/port';
import { WebSockets } from '../port/web-socket';
import type { RunningBroker } from '../running-broker';
import { setUp } from '../setup/apply';
import { handlersOf } from './control-requests';
import { Faults } from './fault-requests';
import { contentOf, IncompleteTopology } from './first-content';
import {
  ask,
  countsIn,
  type EntityCounts,
  encoded,
  type Insides,
  type LookedAt,
  lookedAt,
  type Outgoing,
  rememberedBy,
} from './inside';
import { Keeping } from './keeping';
import { ListenedPorts } from './listened-ports';
import { clockOf, type LocalClock } from './local-clock';
import { entitiesIn, type LocalEntities } from './local-entities';
import type { StartOptions } from './start-options';

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
      await bus.listened.listen(options.port ?? 0, options.alsoWhereFree ?? []);
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
  private readonly listened: ListenedPorts;
  private readonly amqp: AmqpEdge;
  private readonly webSockets = new WebSockets();
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
    this.clock = clockOf(broker);
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
        remembered: (entity, messages) => rememberedBy(broker.core, entity, messages),
      },
    });
    this.listening = new Ports({ ...handlers, certificate: () => this.certificate });
    this.listened = new ListenedPorts(this.listening, host);
  }

  /** What clients of every language connect with, and administration clients too. */
  get connectionString(): string {
    return this.listened.connectionString;
  }

  /** The ports that it listens on, that of the connection string first. */
  get ports(): readonly number[] {
    return this.listened.numbers;
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
    return this.listened.isLoopback;
  }

  /** What it has: queues, topics, and subscriptions with how many rules each has. */
  entities(): LocalEntities {
    return entitiesIn(this.broker.core);
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
    const { queues, topics } = this.entities();
    const waiting = new Map(this.counts().map(({ address, active, scheduled }) => [address, active + scheduled]));
    return {
      namespace,
      tier,
      now: clock.now.toISOString(),
      ports,
      queues: queues.map(({ name }) => ({ name, waiting: waiting.get(name) })),
      topics,
      ...Object.fromEntries(announced),
    };
  }
}
