import { knownOf, type Queue, type Subscription, type Topology } from '../../routing';
import { addTo } from '../../terraform/grouping';
import { labelOf } from './forward-stop';

/** That a queue or subscription forwards. */
export interface Forward {
  /** The address of the queue or subscription. */
  readonly source: string;
  /** How it is called: `approval`, `jobs/gpu`. */
  readonly label: string;
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
              label: labelOf(receiver),
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

/** The chains of forwards that start with each one. A document may have one of thousands, so nothing here calls itself. */
export class Chains {
  /** The forwards from each queue or topic. */
  private readonly from = new Map<string, Forward[]>();
  /** Of which queue or topic it is known that no chain from it has more forwards than so many. */
  private readonly noLonger = new Map<string, number>();

  constructor(private readonly forwards: readonly Forward[]) {
    for (const forward of forwards) if (forward.argument === 'forward_to') addTo(this.from, forward.entity, forward);
  }

  /** The forwards by which messages come back to where they were, by their sources in one order. */
  loops(): ReadonlyMap<string, readonly Forward[]> {
    const found = new Map<string, readonly Forward[]>();
    const endless = this.endless();
    for (const start of this.forwards) {
      const loop = start.argument === 'forward_to' && endless.has(start.entity) ? this.backTo(start) : undefined;
      if (loop === undefined) continue;
      const key = loop
        .map(({ source }) => source)
        .sort()
        .join(' ');
      if (!found.has(key)) found.set(key, loop);
    }
    return found;
  }

  /** The queues and topics from which messages may come to a loop: not those from which every chain has an end. */
  private endless(): ReadonlySet<string> {
    const endless = new Set(this.from.keys());
    const before = new Map<string, string[]>();
    const open = new Map<string, number>();
    for (const [entity, forwards] of this.from) {
      const targets = forwards.flatMap(({ target }) => (target !== undefined && this.from.has(target) ? [target] : []));
      open.set(entity, targets.length);
      for (const target of targets) addTo(before, target, entity);
    }
    const ends = [...open].flatMap(([entity, count]) => (count === 0 ? [entity] : []));
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
      endless.delete(end);
      for (const entity of before.get(end) ?? []) {
        const count = (open.get(entity) as number) - 1;
        open.set(entity, count);
        if (count === 0) ends.push(entity);
      }
    }
    return endless;
  }

  /** The forwards from one to where it began, where they come back. */
  private backTo(start: Forward): readonly Forward[] | undefined {
    const met = new Set<string>();
    const paths: Path[] = [{ forward: start, before: undefined }];
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const { target } = path.forward;
      if (target === start.entity) return forwardsOf(path);
      if (target === undefined || met.has(target)) continue;
      met.add(target);
      // The first one is looked at first.
      const next = this.from.get(target) ?? [];
      for (const forward of [...next].reverse()) paths.push({ forward, before: path });
    }
    return undefined;
  }

  /** The first chain of more forwards than that from each queue or topic which nothing forwards to. */
  longerThan(most: number): readonly (readonly Forward[])[] {
    const targets = new Set(this.forwards.map(({ target }) => target));
    const starts = [...this.from.keys()].filter((entity) => !targets.has(entity));
    return starts.flatMap((entity) => {
      const chain = this.beyond(entity, [], most);
      return chain === undefined ? [] : [chain];
    });
  }

  /** Whether there is a chain of more forwards than that from a queue or topic. */
  isLonger(entity: string, most: number): boolean {
    return this.beyond(entity, [], most) !== undefined;
  }

  /** As deep as the chain that is looked for, which is a handful of forwards. */
  private beyond(entity: string, path: readonly Forward[], most: number): readonly Forward[] | undefined {
    if (path.length > most) return path;
    const left = most - path.length;
    if (left >= (this.noLonger.get(entity) ?? Number.POSITIVE_INFINITY)) return undefined;
    for (const next of this.from.get(entity) ?? []) {
      const longer = [...path, next];
      if (next.target === undefined) {
        if (longer.length > most) return longer;
        continue;
      }
      const found = this.beyond(next.target, longer, most);
      if (found !== undefined) return found;
    }
    this.noLonger.set(entity, left);
    return undefined;
  }
}

/** Where messages go by a chain of forwards, each by its name: `approval`, `jobs/costly`, `approval`. */
export function stopsOf(chain: readonly Forward[]): readonly string[] {
  return [...chain.map(({ label }) => label), chain.at(-1)?.name ?? ''];
}

/** A forward, and those by which messages came to it. */
interface Path {
  readonly forward: Forward;
  readonly before: Path | undefined;
}

function forwardsOf(last: Path): Forward[] {
  const forwards: Forward[] = [];
  for (let path: Path | undefined = last; path !== undefined; path = path.before) forwards.push(path.forward);
  return forwards.reverse();
}
