import { type CorrelationFilter, LONGEST_TEXT, MessageContract, printFilter, SqlFilter } from '../../rules';
import type { Predicate } from '../../rules/language/syntax';
import type { Contract } from '../questions/prover';
import type { Effort } from '../solver/solver';
import { correlationOf } from './correlation';
import { ALWAYS, NEVER } from './parts';
import { plainForm } from './plain-form';
import { rewritesOf } from './rewrites';
import { type Difference, SameMessages } from './same-messages';

/** So many rewrites of one filter are put to the prover; those that a message refutes at once do not count. */
const MOST_PROVED = 250;
/** What the prover cannot tell takes it longest: after so many, what else is shorter is not asked. */
const MOST_UNDECIDED = 5;
/** A question that takes more steps is not worth some letters. */
const EFFORT: Partial<Effort> = { steps: 300_000 };

/** What a filter can be said as. */
export interface Simplified {
  /** The shortest filter that was found; the one that was given where none is shorter. */
  readonly filter: SqlFilter;
  readonly isShorter: boolean;
  /** Whether no filter at all says it shorter, but for blanks, and not only none that was found. */
  readonly isShortest: boolean;
  /** `every` message of the contract is matched, or `none`. */
  readonly matches: 'every' | 'none' | 'some';
  /** What differs beside the messages that are matched; nothing where it is the same filter. */
  readonly difference: Difference | undefined;
  /** A correlation filter that matches the same messages: it costs the service less. */
  readonly correlation: CorrelationFilter | undefined;
  /** How many shorter filters could neither be proved the same nor refuted, or were left when the budget ran out. */
  readonly undecided: number;
  /** What was taken for granted about messages, in sentences. */
  readonly assumptions: readonly string[];
}

/**
 * The shortest filter, of those that can be made of the parts of one, that matches the same messages; each is proved to,
 * over all messages of the contract or over all that there can be. It fails on no message that the other does not fail
 * on, and `check` says nothing of it that it does not say of the other.
 *
 * @param filter one that is valid, though it may be longer than the service takes
 * @throws Disagreement as `Prover.find`
 */
export async function simplify(filter: SqlFilter, contract?: Contract): Promise<Simplified> {
  const { predicate } = filter;
  const same = new SameMessages(filter, contract, EFFORT);
  const { assumptions } = same;
  const search = new ShorterSearch(filter, same, contract && MessageContract.fromJson(contract));
  const matches = (await search.isSame(filterOf(ALWAYS)))
    ? 'every'
    : (await search.isSame(filterOf(NEVER)))
      ? 'none'
      : 'some';
  const shortest = predicate && (await search.shortest(predicate, matches));
  const found = shortest && filterOf(shortest);
  const shorter = found ?? filter;
  return {
    filter: shorter,
    isShorter: found !== undefined,
    isShortest: matches !== 'some',
    matches,
    difference: found && (await same.difference(found)),
    correlation: (await correlationOf(shorter, contract, same))?.correlation,
    undecided: search.undecided,
    assumptions,
  };
}

/** A search that goes from a filter to a shorter one that is the same, and on from there. */
class ShorterSearch {
  /** How many rewrites are neither the same for sure nor another filter. */
  undecided = 0;
  private readonly seen = new Set<string>();
  private readonly told: ReadonlySet<string>;
  private proved = 0;

  constructor(
    private readonly original: SqlFilter,
    private readonly same: SameMessages,
    private readonly contract: MessageContract | undefined,
  ) {
    this.told = new Set(original.diagnostics(contract).map(({ code }) => code));
  }

  /** The shortest that is found; `undefined` where none is shorter. */
  async shortest(predicate: Predicate, matches: Simplified['matches']): Promise<Predicate | undefined> {
    const written = Math.min(this.original.source.length, this.original.sql.length);
    if (matches !== 'some') {
      const constant = matches === 'every' ? ALWAYS : NEVER;
      return printFilter(constant).length < written ? constant : undefined;
    }
    // The plain form by itself may be all that there is to say.
    let best = (await this.plain(predicate)) ?? predicate;
    for (let next = await this.next(best); next !== undefined; next = await this.next(best)) best = next;
    return printFilter(best).length < written ? best : undefined;
  }

  /** The plain form, where it is proved to be the same: to begin from, shorter or not. */
  private async plain(predicate: Predicate): Promise<Predicate | undefined> {
    const plain = filterOf(plainForm(predicate));
    if (plain.predicate === undefined || plain.sql === printFilter(predicate)) return undefined;
    return (await this.isSame(plain)) ? plain.predicate : undefined;
  }

  /** The shortest rewrite of a condition that is shorter and the same. */
  private async next(from: Predicate): Promise<Predicate | undefined> {
    const longest = printFilter(from).length;
    const candidates = new Map<string, Predicate>();
    for (const one of rewritesOf(from)) {
      const text = printFilter(one);
      if (text.length < longest && !this.seen.has(text)) candidates.set(text, one);
    }
    const inOrder = [...candidates.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const text of inOrder) {
      this.seen.add(text);
      const candidate = SqlFilter._ofAnySize(text);
      if (candidate.predicate !== undefined && (await this.isSame(candidate))) return candidate.predicate;
    }
    return undefined;
  }

  /** Whether a filter is proved to be the same, and nothing speaks against it. */
  async isSame(candidate: SqlFilter): Promise<boolean> {
    if (!this.same.seemSame([candidate]) || this.isSuspicious(candidate)) return false;
    if (this.proved >= MOST_PROVED || this.undecided >= MOST_UNDECIDED) {
      this.undecided++;
      return false;
    }
    this.proved++;
    const answer = await this.same.areSame([candidate]);
    if (answer === 'undecided') this.undecided++;
    return answer === 'same';
  }

  /** Whether `check` would tell something of it that it does not tell of the original; a constant says what it is. */
  private isSuspicious(candidate: SqlFilter): boolean {
    const { predicate } = candidate;
    if (predicate === undefined || [ALWAYS, NEVER].some((one) => printFilter(one) === printFilter(predicate)))
      return false;
    return candidate.diagnostics(this.contract).some(({ code }) => !this.told.has(code));
  }
}

function filterOf(predicate: Predicate): SqlFilter {
  return SqlFilter._ofAnySize(printFilter(predicate));
}

/** Whether the service and azurerm take a filter as one rule. */
export function fits(filter: SqlFilter): boolean {
  return (
    filter.sql.length <= LONGEST_TEXT &&
    SqlFilter.parse(filter.sql).predicate !== undefined &&
    filter.diagnostics().every(({ code }) => code !== 'bytes')
  );
}
