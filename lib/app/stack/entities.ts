import { describeProblem, nearest } from '../../rules';
import type {
  IForwardTarget,
  ServiceBusNamespace,
  ServiceBusQueue,
  ServiceBusQueueOptions,
  ServiceBusTopic,
} from '../../servicebus';
import type { CatalogueQueue, Forwards } from '../declaration/declared-forwards';
import { type AnyEnvironment, cataloguesOf } from '../declaration/environment';

/** Forwarding to constructs, as Service Bus constructs take it. */
type Resolved = Pick<ServiceBusQueueOptions, keyof Forwards>;

const OPTIONS = ['forwardTo', 'forwardDeadLetteredMessagesTo'] as const;

/** The topics and queues of an environment, and what its queues and jobs forward to by name. */
export class Entities {
  /** The topics that could be made, by name. */
  readonly topics: Record<string, ServiceBusTopic> = {};
  readonly queues: Record<string, ServiceBusQueue> = {};
  /** The queues of which it is known where they forward to only once that is made. */
  private readonly waiting = new Map<string, CatalogueQueue>();

  /**
   * @param attempt runs what the user has written; an error ends this part, and is told with all others
   * @param attach lets the construct of a path tell what is wrong with what was written for it
   */
  constructor(
    private readonly namespace: ServiceBusNamespace,
    environment: AnyEnvironment,
    private readonly attempt: (part: () => void) => void,
    private readonly attach: (path: string, problems: readonly string[]) => void,
  ) {
    const catalogues = cataloguesOf(environment);
    const topicNames = new Set(catalogues.map(({ topicName }) => topicName));
    const all = [
      ...catalogues.flatMap(({ queues = {} }) => Object.entries(queues)),
      ...Object.entries(environment.queues ?? {}),
    ];
    for (const [name, options] of all) {
      // One of a topic's name is made after that, and says that there is one.
      const isLater = topicNames.has(name) || OPTIONS.some((option) => typeof options[option] === 'string');
      if (!isLater || this.waiting.has(name)) this.addQueue(name, options);
      else this.waiting.set(name, options);
    }
    for (const { topicName, topic } of catalogues) {
      this.attempt(() => {
        this.topics[topicName] = namespace.addTopic(topicName, topic);
      });
    }
    for (const name of this.waiting.keys()) this.addWaiting(name, []);
  }

  /** Forwarding by name as forwarding to what has the name. @param tell gets what is wrong with it */
  resolve(
    { forwardTo, forwardDeadLetteredMessagesTo }: Forwards,
    tell: (problems: readonly string[]) => void,
  ): Resolved {
    const one = this.target('forwardTo', forwardTo, tell);
    const other = this.target('forwardDeadLetteredMessagesTo', forwardDeadLetteredMessagesTo, tell);
    return { ...(one && { forwardTo: one }), ...(other && { forwardDeadLetteredMessagesTo: other }) };
  }

  private target(
    option: string,
    given: IForwardTarget | string | undefined,
    tell: (problems: readonly string[]) => void,
  ): IForwardTarget | undefined {
    if (typeof given !== 'string') return given;
    const found = this.named(given);
    if (found !== undefined) return found;
    const known = [...Object.keys(this.queues), ...Object.keys(this.topics)];
    const near = nearest(given, known);
    const problem = describeProblem({
      subject: option,
      got: given,
      allowed: `a queue or topic of this environment: ${known.join(', ') || 'there is none'}`,
      fix: near === undefined ? 'add it to the queues, or name another' : `did you mean ${near}?`,
    });
    tell([problem]);
    return undefined;
  }

  private named(name: string): IForwardTarget | undefined {
    if (Object.hasOwn(this.queues, name)) return this.queues[name];
    return Object.hasOwn(this.topics, name) ? this.topics[name] : undefined;
  }

  /** Makes a queue after those that it forwards to. @param before the queues that wait for this one */
  private addWaiting(name: string, before: readonly string[]): void {
    const options = this.waiting.get(name);
    if (options === undefined || Object.hasOwn(this.queues, name)) return;
    const targets = OPTIONS.map((option) => options[option]).filter((target) => typeof target === 'string');
    const round = targets.find((target) => target === name || before.includes(target));
    if (round !== undefined) {
      const way = [...before.slice(before.indexOf(round)), name, round].join(' -> ');
      const problem = describeProblem({
        subject: 'forwardTo',
        got: way,
        allowed: 'a way that ends',
        fix: 'end it at a queue that is read: Service Bus would send messages round until it dead-letters them',
      });
      const { forwardTo: _, forwardDeadLetteredMessagesTo: __, ...others } = options;
      this.addQueue(name, others);
      this.attach(`${this.namespace.node.path}/${name}`, [problem]);
      return;
    }
    for (const target of targets) this.addWaiting(target, [...before, name]);
    if (!Object.hasOwn(this.queues, name)) this.addQueue(name, options);
  }

  private addQueue(name: string, { forwardTo, forwardDeadLetteredMessagesTo, ...options }: CatalogueQueue): void {
    const given = {
      ...(forwardTo && { forwardTo }),
      ...(forwardDeadLetteredMessagesTo && { forwardDeadLetteredMessagesTo }),
    };
    this.attempt(() => {
      const wrong: string[] = [];
      const forwards = this.resolve(given, (problems) => wrong.push(...problems));
      this.queues[name] = this.namespace.addQueue(name, { ...options, ...forwards });
      if (wrong.length > 0) this.attach(`${this.namespace.node.path}/${name}`, wrong);
    });
  }
}
