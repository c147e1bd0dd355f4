import { SqlFilter } from '../filters/sql-filter';
import { describeProblem, type Problem } from '../inspection/problem';
import type { KnownProperties } from '../properties/known-properties';
import { nearest } from '../text/near-miss';

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
  /**
   * The subscriptions that it is about, by name.
   *
   * @default - all of the topic but the observers: a new one cannot slip past the claim
   */
  readonly subscriptions?: readonly string[] | undefined;
  /**
   * The subscriptions that it is not about, by name; only where it does not name those that it is about.
   *
   * @default - none
   */
  readonly observers?: readonly string[] | undefined;
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

/** Whether a claim is about a subscription. */
export function isAbout({ subscriptions, observers = [] }: DeliveryClaim, name: string): boolean {
  return subscriptions === undefined ? !observers.includes(name) : subscriptions.includes(name);
}

/** The subscriptions that a claim is about, in words. */
export function claimSubjects({ subscriptions, observers = [] }: DeliveryClaim): string {
  if (subscriptions !== undefined) return subscriptions.join(', ');
  return `all subscriptions${observers.length === 0 ? '' : ` but ${observers.join(', ')}`}`;
}

/** How few subscriptions a claim of a kind is about. */
const FEWEST: Readonly<Record<ClaimKind, number>> = { 'exactly-once': 1, 'never-overlap': 2, cover: 1, 'not-reach': 1 };

/**
 * What is wrong with a claim.
 *
 * @param known the names of the topic's subscriptions
 */
export function claimProblems(
  { kind, name, subscriptions, observers, messages, except }: DeliveryClaim,
  known: readonly string[],
  contract?: KnownProperties,
): string[] {
  const problems: Problem[] = [];
  if (name.trim() === '') {
    problems.push({ subject: 'name', got: name, allowed: 'a sentence', fix: 'say what is claimed' });
  }
  if (subscriptions !== undefined && observers !== undefined) {
    const fix = 'name the subscriptions, or those that it is not about';
    problems.push({ subject: 'observers', got: observers, allowed: 'none beside subscriptions', fix });
  }
  if (subscriptions !== undefined && subscriptions.length < FEWEST[kind]) {
    const allowed = `at least ${FEWEST[kind]}`;
    problems.push({ subject: 'subscriptions', got: subscriptions, allowed, fix: 'name the subscriptions' });
  }
  problems.push(...nameProblems('subscriptions', subscriptions, known), ...nameProblems('observers', observers, known));
  return [
    ...problems.map(describeProblem),
    ...filterProblems('messages', messages, contract),
    ...filterProblems('except', except, contract),
  ];
}

function nameProblems(subject: string, names: readonly string[] = [], known: readonly string[]): Problem[] {
  return names.flatMap((name, index): Problem[] => {
    if (!known.includes(name)) {
      const near = nearest(name, known);
      const allowed = `one of ${known.join(', ') || 'the subscriptions of this topic, which has none'}`;
      const fix = near === undefined ? 'name one of them' : `did you mean ${near}?`;
      return [{ subject, got: name, allowed, fix }];
    }
    return names.indexOf(name) === index ? [] : [{ subject, got: name, allowed: 'each once', fix: 'name it once' }];
  });
}

function filterProblems(part: string, filter: SqlFilter | undefined, contract: KnownProperties | undefined): string[] {
  const errors = filter?.diagnostics(contract).filter(({ severity }) => severity === 'error') ?? [];
  return errors.map((diagnostic) => `${part}: ${filter?.describe(diagnostic)}`);
}

/** A claim as it stands in the JSON beside its topic. */
export function claimToJson({ kind, name, subscriptions, observers = [], messages, except }: DeliveryClaim): object {
  return {
    kind,
    name,
    ...(subscriptions === undefined ? { observers } : { subscriptions }),
    ...(messages !== undefined && { messages: messages.sql }),
    ...(except !== undefined && { except: except.sql }),
  };
}

/** A claim from its JSON; `undefined` where it is none. */
export function claimFromJson(json: unknown): DeliveryClaim | undefined {
  const { kind, name, subscriptions, observers, messages, except } = (json ?? {}) as Partial<
    Record<keyof DeliveryClaim, unknown>
  >;
  const known = CLAIM_KINDS.find((one) => one === kind);
  const isFilter = (value: unknown) => value === undefined || typeof value === 'string';
  if (known === undefined || typeof name !== 'string' || !isFilter(messages) || !isFilter(except)) return undefined;
  // One of the two, so that a claim of another form is not taken for one about all subscriptions.
  const names = subscriptions ?? observers;
  if (!Array.isArray(names) || !names.every((one) => typeof one === 'string')) return undefined;
  return {
    kind: known,
    name,
    ...(subscriptions === undefined ? { observers: names } : { subscriptions: names }),
    ...(messages !== undefined && { messages: SqlFilter.parse(messages as string) }),
    ...(except !== undefined && { except: SqlFilter.parse(except as string) }),
  };
}
