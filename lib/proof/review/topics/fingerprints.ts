import {
  type Fact,
  knownOf,
  MOST_HOPS,
  missingOf,
  type Queue,
  type Subscription,
  type Target,
  type Topic,
  unresolvedOf,
} from '../../../routing';
import type { PreviousAddress } from '../remarks/pairs';
import { ruleKey } from './rule-text';

/**
 * Fingerprints of everything that decides where the copies of a subscription end, as far as messages are forwarded: the
 * same where all of that is the same, so that nothing has to be asked.
 *
 * A plan leaves as it is what it does not list as changed, known or not. Of two configurations, what is not known is
 * never the same.
 */
export class Fingerprints {
  private readonly numbers = new Map<string, number>();
  private readonly made = new Map<object, Map<number, number>>();
  private count = 0;

  constructor(private readonly isPlan: boolean) {}

  /**
   * That of a subscription of the topic that messages are sent to; `undefined` where there is none.
   *
   * @param addressOf the addresses of before, by those of the side that it is of: what has another address is no other thing
   */
  of(subscription: Subscription | undefined, addressOf: PreviousAddress = asItIs): number | undefined {
    return subscription && this.ofEntity(subscription, MOST_HOPS, addressOf);
  }

  /** As deep as messages are forwarded, which is a handful. */
  private ofEntity(entity: Subscription | Queue | Topic, hops: number, addressOf: PreviousAddress): number {
    const byHops = this.made.get(entity) ?? new Map<number, number>();
    this.made.set(entity, byHops);
    const parts = () => [this.own(entity), ...this.next(entity, hops, addressOf)];
    const known = byHops.get(hops) ?? this.numberOf(textWith(parts(), addressOf));
    byHops.set(hops, known);
    return known;
  }

  private next(entity: Subscription | Queue | Topic, hops: number, addressOf: PreviousAddress): readonly unknown[] {
    if (entity.kind === 'topic') return knownOf(entity.subscriptions).map((one) => this.ofEntity(one, hops, addressOf));
    if (hops === 0) return [];
    return [entity.forwardTo, entity.forwardDeadLetteredMessagesTo].map((to) => {
      const target = to.kind === 'known' ? to.value?.entity : undefined;
      return target && this.ofEntity(target, hops - 1, addressOf);
    });
  }

  /** What is said of an entity itself. */
  private own(entity: Subscription | Queue | Topic): unknown {
    const { kind, name, status } = entity;
    const facts: Fact<unknown>[] = [status];
    if (kind === 'topic') {
      const missing = missingOf(entity.subscriptions);
      return [kind, name, status, missing, this.openness(facts, missing.length > 0)];
    }
    const { requiresSession, forwardTo, forwardDeadLetteredMessagesTo } = entity;
    facts.push(requiresSession, forwardTo, forwardDeadLetteredMessagesTo);
    const own = [kind, name, status, requiresSession, targetKey(forwardTo), targetKey(forwardDeadLetteredMessagesTo)];
    if (entity.kind === 'queue') return [...own, this.openness(facts, false)];
    const { rules, deadLettersFilterErrors, starts, topic } = entity;
    facts.push(deadLettersFilterErrors, topic.status);
    return [
      ...own,
      deadLettersFilterErrors,
      starts,
      // By which the program that starts jobs judges.
      starts.kind === 'known' && starts.value !== undefined ? topic.contract : undefined,
      topic.status,
      knownOf(rules).map(ruleKey),
      missingOf(rules).map(({ rule, ...one }) => [one, rule && ruleKey(rule)]),
      this.openness(facts, rules.kind === 'part' || knownOf(rules).some((rule) => unresolvedOf(rule).length > 0)),
    ];
  }

  /** Something that nothing else has, where what is not known may be something else on the other side. */
  private openness(facts: readonly Fact<unknown>[], isOpen: boolean): number | undefined {
    if (this.isPlan || (!isOpen && facts.every(({ kind }) => kind === 'known'))) return undefined;
    this.count++;
    return this.count;
  }

  private numberOf(text: string): number {
    const known = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, known);
    return known;
  }
}

/** The addresses of before are those of before. */
export const asItIs: PreviousAddress = (address) => address;

/** All of something as a text, with the addresses that its parts had before. */
export function textWith(parts: unknown, addressOf: PreviousAddress): string {
  return JSON.stringify(parts, (name, part) =>
    name === 'address' && typeof part === 'string' ? addressOf(part) : part,
  );
}

/** What a document says of a target, without what the target is. */
function targetKey(to: Fact<Target | undefined>): unknown {
  if (to.kind === 'unknown') return to;
  const { name, entity, isDeleted } = to.value ?? {};
  return [name, entity?.kind, isDeleted];
}
