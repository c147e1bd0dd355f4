import { correlationMatch } from '../../routing/rule-index/compiled-rule';
import { compileFilter, Failure, type Message, matchesCorrelation, type RuleFilter, type Truth } from '../../rules';
import { EVERY_MESSAGE, inAll, inAny, type MessageSet, outside } from '../messages/message-set';
import { samplesOf } from '../messages/samples';
import { Usages } from '../messages/usage';
import { type Contract, type Finding, Prover } from '../questions/prover';
import type { Effort } from '../solver/solver';
import { anyMessage, unusualMessages } from './any-message';

/**
 * How rules differ that match the same messages.
 *
 * Whether a message is false or unknown for a filter makes no difference to it; that a rule fails on it can make it a
 * dead letter.
 */
export interface Difference {
  /** A message that the one fails on and the other does not. */
  readonly failing: Finding;
  /** A message that is unknown to the one and false for the other, or the other way round. */
  readonly unknown: Finding;
}

/** How some rules, of which one has to match, compare with one filter. */
export interface Compared {
  readonly matched: 'same' | 'other' | 'undecided';
  /** A message that one of the rules fails on and the filter does not; not looked for where others are matched. */
  readonly failing: Finding;
  /** A message that is matched by the one and not by the other. */
  readonly message?: Message;
}

/** So many ordinary messages are tried before anything is proved. */
const MOST_TRIED = 400;

/**
 * Tells whether rules match the same messages as a filter, for all messages of a contract or for all that there can be,
 * and fail on none that the filter does not fail on.
 *
 * Whatever a message shows to be otherwise is not put to the prover: each that it finds is kept and tried first.
 */
export class SameMessages {
  /** What was taken for granted, in sentences. */
  readonly assumptions: readonly string[];
  private readonly tried: { readonly message: Message; readonly matches: boolean; readonly fails: boolean }[] = [];
  /** Messages to begin with; made where the first rule is tried. */
  private untried: (() => Generator<Message>) | undefined;
  private readonly contract: Contract;
  private readonly answer: (message: Message) => Truth;

  constructor(
    private readonly original: RuleFilter,
    contract: Contract | undefined,
    private readonly effort: Partial<Effort> = {},
  ) {
    const usages = new Usages([original]);
    const { contract: described, assumptions } =
      contract === undefined ? anyMessage(usages) : { contract, assumptions: undefined };
    this.contract = described;
    this.answer = answersOf(original);
    const { space } = new Prover([original], this.contract);
    this.assumptions = assumptions ?? space.assumptions;
    this.untried = function* () {
      const samples: Message[] = [];
      for (const message of samplesOf(space, usages)) {
        if (samples.push(message) > MOST_TRIED) break;
        yield message;
      }
      if (contract === undefined) yield* unusualMessages(original, usages, samples);
    };
  }

  private learn(message: Message): void {
    const answer = this.answer(message);
    this.tried.push({ message, matches: answer === true, fails: answer instanceof Failure });
  }

  /** Whether no message that is known tells some rules, of which one has to match, from the filter. */
  seemSame(rules: readonly RuleFilter[]): boolean {
    for (const { matches, fails, found } of this.known(rules)) {
      if (found.includes(true) !== matches || (!fails && found.some((one) => one instanceof Failure))) return false;
    }
    return true;
  }

  /** A message that is known, and that is matched by the filter or by one of some rules alone. */
  matchedByOne(rules: readonly RuleFilter[]): Message | undefined {
    for (const { message, matches, found } of this.known(rules)) if (found.includes(true) !== matches) return message;
    return undefined;
  }

  /** The messages that are known, with what some rules find of each. */
  private *known(rules: readonly RuleFilter[]) {
    for (const message of this.untried?.() ?? []) this.learn(message);
    this.untried = undefined;
    const answers = rules.map(answersOf);
    for (const one of this.tried) yield { ...one, found: answers.map((answer) => answer(one.message)) };
  }

  /** Proves that some rules, of which one has to match, match the messages of the filter and fail on none but its. */
  async areSame(rules: readonly RuleFilter[]): Promise<'same' | 'other' | 'undecided'> {
    const { matched, failing } = await this.compared(rules);
    const isOther = matched === 'other' || failing.kind === 'message';
    return isOther ? 'other' : failing.kind === 'undecided' ? 'undecided' : matched;
  }

  /**
   * Whether some rules, of which one has to match, match the messages of the filter; and a message that one of them fails
   * on and the filter does not. What is not the same is not looked at further.
   */
  async compared(rules: readonly RuleFilter[]): Promise<Compared> {
    const prover = this.proverOf(rules);
    try {
      const before = prover.matching(this.original);
      const after = inAny(...rules.map((one) => prover.matching(one)));
      let matched: 'same' | 'undecided' = 'same';
      for (const set of [inAll(before, outside(after)), inAll(after, outside(before))]) {
        const found = await prover.find(set);
        if (found.kind === 'undecided') matched = 'undecided';
        if (found.kind !== 'message') continue;
        this.learn(found.message);
        return { matched: 'other', failing: { kind: 'none' }, message: found.message };
      }
      const fails = inAny(...rules.map((one) => prover.failing(one)));
      const failing = await prover.find(inAll(fails, outside(prover.failing(this.original))));
      if (failing.kind === 'message') this.learn(failing.message);
      return { matched, failing };
    } finally {
      await prover.close();
    }
  }

  /** How a rule that matches the same messages differs in the others. */
  async difference(rule: RuleFilter): Promise<Difference> {
    const prover = this.proverOf([rule]);
    const [before, after] = [this.original, rule];
    const open = (filter: RuleFilter) =>
      inAll(
        EVERY_MESSAGE,
        ...['matching', 'refusing', 'failing'].map((what) => outside(prover[what as 'matching'](filter))),
      );
    const failing = await prover.find(differing(prover.failing(before), prover.failing(after)));
    const isOpen = differing(open(before), open(after));
    const unknown = await prover.find(inAll(isOpen, outside(prover.failing(before)), outside(prover.failing(after))));
    await prover.close();
    return { failing, unknown };
  }

  private proverOf(rules: readonly RuleFilter[]): Prover {
    return new Prover([this.original, ...rules], this.contract, this.effort);
  }
}

function differing(a: MessageSet, b: MessageSet): MessageSet {
  return inAny(inAll(a, outside(b)), inAll(b, outside(a)));
}

/** What a filter answers; one that is not valid matches nothing. */
function answersOf(filter: RuleFilter): (message: Message) => Truth {
  if (filter.kind === 'sql') return filter.predicate === undefined ? () => false : compileFilter(filter.predicate);
  const match = correlationMatch(filter);
  return (message) => matchesCorrelation(match, message);
}
