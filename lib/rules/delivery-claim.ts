import type { MessageContract } from './contract';
import { nearest } from './near-miss';
import { describeProblem, type Problem } from './problem';
import { SqlFilter } from './sql-filter';

/** What can be claimed about the messages that subscriptions get. */
export const CLAIM_KINDS = ['exactly-once', 'never-overlap', 'cover', 'not-reach'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/**
 * Something that has to hold for every message, and is proved from the rules: `scheduler check` and `scheduler prove`
 * answer with a proof, or with a message that refutes it.
 */
export interface DeliveryClaim {
  readonly kind: ClaimKind;
  /** What is claimed, in a sentence for whoever reads the proof. */
  readonly name: string;
  /** The subscriptions that it is about, by name. */
  readonly subscriptions: readonly string[];
  /**
   * The messages that it is about: those that the filter is true for.
   *
   * @default - all messages
   */
  readonly messages?: SqlFilter | undefined;
  /**
   * Messages that it is not about.
   *
   * @default - none
   */
  readonly except?: SqlFilter | undefined;
}

/** How few subscriptions a claim of a kind is about. */
const FEWEST: Readonly<Record<ClaimKind, number>> = { 'exactly-once': 1, 'never-overlap': 2, cover: 1, 'not-reach': 1 };

/**
 * What is wrong with a claim.
 *
 * @param known the names of the topic's subscriptions
 */
export function claimProblems(
  { kind, name, subscriptions, messages, except }: DeliveryClaim,
  known: readonly string[],
  contract?: MessageContract,
): string[] {
  const problems: Problem[] = [];
  if (name.trim() === '') {
    problems.push({ subject: 'name', got: name, allowed: 'a sentence', fix: 'say what is claimed' });
  }
  if (subscriptions.length < FEWEST[kind]) {
    const allowed = `at least ${FEWEST[kind]}`;
    problems.push({ subject: 'subscriptions', got: subscriptions, allowed, fix: 'name the subscriptions' });
  }
  for (const [index, subscription] of subscriptions.entries()) {
    if (!known.includes(subscription)) {
      const near = nearest(subscription, known);
      const allowed = `one of ${known.join(', ') || 'the subscriptions of this topic, which has none'}`;
      const fix = near === undefined ? 'name one of them' : `did you mean ${near}?`;
      problems.push({ subject: 'subscriptions', got: subscription, allowed, fix });
    } else if (subscriptions.indexOf(subscription) !== index) {
      problems.push({ subject: 'subscriptions', got: subscription, allowed: 'each once', fix: 'name it once' });
    }
  }
  return [
    ...problems.map(describeProblem),
    ...filterProblems('messages', messages, contract),
    ...filterProblems('except', except, contract),
  ];
}

function filterProblems(part: string, filter: SqlFilter | undefined, contract: MessageContract | undefined): string[] {
  const errors = filter?.diagnostics(contract).filter(({ severity }) => severity === 'error') ?? [];
  return errors.map((diagnostic) => `${part}: ${filter?.describe(diagnostic)}`);
}

/** A claim as it stands in the JSON beside its topic. */
export function claimToJson({ kind, name, subscriptions, messages, except }: DeliveryClaim): object {
  return {
    kind,
    name,
    subscriptions,
    ...(messages !== undefined && { messages: messages.sql }),
    ...(except !== undefined && { except: except.sql }),
  };
}

/** A claim from its JSON; `undefined` where it is none. */
export function claimFromJson(json: unknown): DeliveryClaim | undefined {
  const { kind, name, subscriptions, messages, except } = (json ?? {}) as Partial<Record<keyof DeliveryClaim, unknown>>;
  const known = CLAIM_KINDS.find((one) => one === kind);
  const isFilter = (value: unknown) => value === undefined || typeof value === 'string';
  if (known === undefined || typeof name !== 'string' || !isFilter(messages) || !isFilter(except)) return undefined;
  if (!Array.isArray(subscriptions) || !subscriptions.every((one) => typeof one === 'string')) return undefined;
  return {
    kind: known,
    name,
    subscriptions,
    ...(messages !== undefined && { messages: SqlFilter.parse(messages as string) }),
    ...(except !== undefined && { except: SqlFilter.parse(except as string) }),
  };
}
