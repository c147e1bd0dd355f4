import { filterInWords } from '../filters/filter-words';
import { SqlFilter } from '../filters/sql-filter';
import { describeProblem, type Problem } from '../inspection/problem';
import type { KnownProperties } from '../properties/known-properties';
import { nearest } from '../text/near-miss';

/** What can be claimed about the messages that subscriptions get. */
export const CLAIM_KINDS = ['exactly-once', 'never-overlap', 'cover', 'not-reach'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/**
 * Something that has to hold for every message, and is proved from the rules: `training-job-scheduler check` and `training-job-scheduler prove`
 * answer with a proof, or with a message that refutes it.
 */
export interface DeliveryClaim {
  readonly kind: ClaimKind;
  /** What is claimed, in a sentence for whoever reads the proof. */
  readonly name: string;
  /**
   * The subscriptions that it is about, by name: what they forward counts where it ends.
   *
   * @default - all of the topic but the observers: a new one cannot slip past the claim
   */
  readonly subscriptions?: readonly string[] | undefined;
  /**
   * Where messages end that it is about, however they come there, in place of subscriptions of the topic: a queue of the
   * namespace (`approval`), a subscription of any of its topics (`audit/archive`), or the dead letters of one
   * (`approval/$DeadLetterQueue`).
   *
   * @default - what its subscriptions say
   */
  readonly destinations?: readonly string[] | undefined;
  /**
   * The templates of which jobs are started, by name, in place of subscriptions: a message comes to one where it ends in a
   * subscription whose program can take it for a request of it, by what its body asks for.
   *
   * @default - what its subscriptions say
   */
  readonly jobs?: readonly string[] | undefined;
  /**
   * The subscriptions that it is not about, by name; only where it does not name what it is about.
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

/** Whether a claim is about what comes to a subscription of its topic; one that names destinations may be about any. */
export function isAbout({ subscriptions, destinations, jobs, observers = [] }: DeliveryClaim, name: string): boolean {
  if ((destinations ?? jobs) !== undefined) return true;
  return subscriptions === undefined ? !observers.includes(name) : subscriptions.includes(name);
}

/** What a claim is about, in words. */
export function claimSubjects({ subscriptions, destinations, jobs, observers = [] }: DeliveryClaim): string {
  if (jobs !== undefined) return `jobs of ${jobs.join(', ')}`;
  const named = destinations ?? subscriptions;
  if (named !== undefined) return named.join(', ');
  return `all subscriptions${observers.length === 0 ? '' : ` but ${observers.join(', ')}`}`;
}

/**
 * Which messages a claim is about, in words, where these are not all: `for all messages but those whose kind is 'test'`. Of
 * the others it says nothing, also where it is proved.
 */
export function claimScope({ messages, except }: DeliveryClaim): string | undefined {
  const about = messages === undefined ? 'every message' : filterInWords(messages);
  const left = except === undefined ? 'no message' : filterInWords(except);
  if (about === 'no message' || left === 'every message') return 'for no message at all';
  const isAll = about === 'every message';
  if (left === 'no message') return isAll ? undefined : `for ${about}`;
  const those = left.replace(/^messages/, 'those');
  return isAll ? `for all messages but ${those}` : `for ${about}, but not for ${those}`;
}

/** A claim in a sentence: its name, and which messages it is about where these are not all. */
export function claimTitle(claim: DeliveryClaim): string {
  const scope = claimScope(claim);
  return `"${claim.name}"${scope === undefined ? '' : ` (${scope})`}`;
}

/** How few subscriptions a claim of a kind is about. */
const FEWEST: Readonly<Record<ClaimKind, number>> = { 'exactly-once': 1, 'never-overlap': 2, cover: 1, 'not-reach': 1 };

/** The names that a claim may name. */
export interface ClaimNames {
  /** The subscriptions of the topic. */
  readonly subscriptions: readonly string[];
  /** The queues of the namespace and the subscriptions of its topics, those as `topic/subscription`. */
  readonly destinations: readonly string[];
  /** The templates that jobs are started of behind the topic. */
  readonly jobs: readonly string[];
}

/** What follows the name of a queue or subscription where its dead letters are meant. */
const DEAD_LETTERS = /\/\$DeadLetterQueue$/i;

/** What is wrong with a claim. */
export function claimProblems(claim: DeliveryClaim, known: ClaimNames, contract?: KnownProperties): string[] {
  const { name, subscriptions, destinations, jobs, observers, messages, except } = claim;
  const problems: Problem[] = [];
  if (name.trim() === '') {
    problems.push({ subject: 'name', got: name, allowed: 'a sentence', fix: 'say what is claimed' });
  }
  problems.push(
    ...besideProblems('observers', observers, 'subscriptions', subscriptions),
    ...besideProblems('observers', observers, 'destinations', destinations),
    ...besideProblems('destinations', destinations, 'subscriptions', subscriptions),
    ...besideProblems('observers', observers, 'jobs', jobs),
    ...besideProblems('jobs', jobs, 'subscriptions', subscriptions),
    ...besideProblems('jobs', jobs, 'destinations', destinations),
    ...fewProblems(claim, 'subscriptions'),
    ...fewProblems(claim, 'jobs'),
    ...fewProblems(claim, 'destinations'),
    ...nameProblems('subscriptions', subscriptions, known.subscriptions, 'the subscriptions of this topic'),
    ...nameProblems('destinations', destinations, known.destinations, 'the queues and subscriptions of this namespace'),
    ...nameProblems('jobs', jobs, known.jobs, 'the templates of jobs that this topic starts'),
    ...nameProblems('observers', observers, known.subscriptions, 'the subscriptions of this topic'),
  );
  return [
    ...problems.map(describeProblem),
    ...filterProblems('messages', messages, contract),
    ...filterProblems('except', except, contract),
  ];
}

type Named = 'subscriptions' | 'destinations' | 'jobs' | 'observers';

function besideProblems(subject: Named, got: unknown, other: Named, beside: unknown): Problem[] {
  if (got === undefined || beside === undefined) return [];
  const fix =
    subject === 'observers'
      ? `name the ${other}, or those that it is not about`
      : subject === 'jobs'
        ? 'name one of the two: a job is where a message ends'
        : 'name one of the two: a subscription of the topic is a destination too, as topic/subscription';
  return [{ subject, got, allowed: `none beside ${other}`, fix }];
}

function fewProblems(claim: DeliveryClaim, subject: 'subscriptions' | 'destinations' | 'jobs'): Problem[] {
  const { [subject]: named, kind } = claim;
  if (named === undefined || named.length >= FEWEST[kind]) return [];
  return [{ subject, got: named, allowed: `at least ${FEWEST[kind]}`, fix: `name the ${subject}` }];
}

function nameProblems(
  subject: Named,
  names: readonly string[] = [],
  known: readonly string[],
  what: string,
): Problem[] {
  return names.flatMap((name, index): Problem[] => {
    const isDead = subject === 'destinations' && DEAD_LETTERS.test(name);
    const entity = isDead ? name.replace(DEAD_LETTERS, '') : name;
    if (!known.includes(entity)) {
      // A subscription is a destination with its topic.
      const near = known.find((one) => one.endsWith(`/${entity}`)) ?? nearest(entity, known);
      const allowed = `one of ${known.join(', ') || `${what}, which has none`}`;
      const other = known.length === 0 ? 'take the claim away, or add what it names' : 'name one of them';
      const fix = near === undefined ? other : `did you mean ${near}${isDead ? '/$DeadLetterQueue' : ''}?`;
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
export function claimToJson(claim: DeliveryClaim): object {
  const { kind, name, subscriptions, destinations, jobs, observers = [], messages, except } = claim;
  return {
    kind,
    name,
    ...(jobs !== undefined
      ? { jobs }
      : destinations !== undefined
        ? { destinations }
        : subscriptions !== undefined
          ? { subscriptions }
          : { observers }),
    ...(messages !== undefined && { messages: messages.sql }),
    ...(except !== undefined && { except: except.sql }),
  };
}

/** A claim from its JSON; `undefined` where it is none. */
export function claimFromJson(json: unknown): DeliveryClaim | undefined {
  const { kind, name, subscriptions, destinations, jobs, observers, messages, except } = (json ?? {}) as Partial<
    Record<keyof DeliveryClaim, unknown>
  >;
  const known = CLAIM_KINDS.find((one) => one === kind);
  const isFilter = (value: unknown) => value === undefined || typeof value === 'string';
  if (known === undefined || typeof name !== 'string' || !isFilter(messages) || !isFilter(except)) return undefined;
  // One of them, so that a claim of another form is not taken for one about all subscriptions.
  const given = Object.entries({ subscriptions, destinations, jobs, observers }).filter(
    ([, names]) => names !== undefined,
  );
  const [[subject, names] = [], another] = given;
  if (another !== undefined || subject === undefined || !isTexts(names)) return undefined;
  return {
    kind: known,
    name,
    [subject]: names,
    ...(messages !== undefined && { messages: SqlFilter.parse(messages as string) }),
    ...(except !== undefined && { except: SqlFilter.parse(except as string) }),
  };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
