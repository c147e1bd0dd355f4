import { knownOf, type Queue, type Subscription, type Topology } from '../../routing';

/** That a queue or subscription forwards. */
export interface Forward {
  /** The address of the queue or subscription. */
  readonly source: string;
  /** The address of the queue, or of the subscription's topic. */
  readonly entity: string;
  readonly argument: 'forward_to' | 'forward_dead_lettered_messages_to';
  /** The name that it forwards to. */
  readonly name: string;
  /** The address of the topic or queue, where the document has it. */
  readonly target: string | undefined;
}

/** Everything that forwards, as far as it is known to what. */
export function forwardsIn({ topics, queues }: Topology): Forward[] {
  const of = (receiver: Queue | Subscription, entity: string): Forward[] =>
    (
      [
        ['forward_to', receiver.forwardTo],
        ['forward_dead_lettered_messages_to', receiver.forwardDeadLetteredMessagesTo],
      ] as const
    ).flatMap(([argument, target]) =>
      target.kind === 'unknown' || target.value === undefined
        ? []
        : [
            {
              source: receiver.address,
              entity,
              argument,
              name: target.value.name,
              target: target.value.entity?.address,
            },
          ],
    );
  return [
    ...queues.flatMap((queue) => of(queue, queue.address)),
    ...topics.flatMap(({ address, subscriptions }) => knownOf(subscriptions).flatMap((one) => of(one, address))),
  ];
}

/** The chains of forwards that start with each one; a chain ends where it would come to an entity again. */
export class Chains {
  private readonly byEntity = new Map<string, Forward[]>();

  constructor(private readonly forwards: readonly Forward[]) {
    for (const forward of forwards.filter(({ argument }) => argument === 'forward_to')) {
      this.byEntity.set(forward.entity, [...(this.byEntity.get(forward.entity) ?? []), forward]);
    }
  }

  /** The forwards by which messages come back to where they were, by their sources in one order. */
  loops(): ReadonlyMap<string, readonly Forward[]> {
    const found = new Map<string, readonly Forward[]>();
    for (const start of this.forwards) {
      const loop = this.backTo(start.entity, [start], new Set());
      if (loop === undefined) continue;
      const key = loop
        .map(({ source }) => source)
        .sort()
        .join(' ');
      if (!found.has(key)) found.set(key, loop);
    }
    return found;
  }

  private backTo(entity: string, path: readonly Forward[], met: Set<string>): readonly Forward[] | undefined {
    const target = path.at(-1)?.target;
    if (target === undefined || path[0]?.argument !== 'forward_to') return undefined;
    if (target === entity) return path;
    if (met.has(target)) return undefined;
    met.add(target);
    for (const next of this.byEntity.get(target) ?? []) {
      const found = this.backTo(entity, [...path, next], met);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The first chain of more forwards than that from each queue or topic which nothing forwards to. */
  longerThan(most: number): readonly (readonly Forward[])[] {
    const targets = new Set(this.forwards.map(({ target }) => target));
    const starts = [...this.byEntity.keys()].filter((entity) => !targets.has(entity));
    return starts.flatMap((entity) => {
      const chain = this.beyond(entity, [], most);
      return chain === undefined ? [] : [chain];
    });
  }

  /** Whether there is a chain of more forwards than that from a queue or topic. */
  isLonger(entity: string, most: number): boolean {
    return this.beyond(entity, [], most) !== undefined;
  }

  private beyond(entity: string, path: readonly Forward[], most: number): readonly Forward[] | undefined {
    if (path.length > most) return path;
    for (const next of this.byEntity.get(entity) ?? []) {
      const longer = [...path, next];
      if (next.target === undefined) {
        if (longer.length > most) return longer;
        continue;
      }
      const found = this.beyond(next.target, longer, most);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
