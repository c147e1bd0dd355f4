import { correlationMatch } from '../../routing/rule-index/compiled-rule';
import {
  type Truth as Answer,
  compileFilter,
  Failure,
  Message,
  matchesCorrelation,
  type RuleFilter,
} from '../../rules';
import { exactly, type MessageSet } from '../messages/message-set';
import type { MessageSpace, PropertySpace } from '../messages/message-space';
import { keyOf, type Usage, type Usages } from '../messages/usage';
import type { Part } from '../solver/answer-text';
import { and, FALSE, type Formula, named, not, or, TRUE, written } from '../solver/formula';
import { comment, type TermText } from '../solver/smt-text';
import type { QuestionContext } from '../solver/standalone-question';
import { Told } from '../solver/told';
import { Encoder } from './encoder';
import { PropertySymbol } from './property-symbol';
import type { Case } from './term';
import type { Truth } from './truth';

/** Filters over the messages of a space, put to the solver: its text, and sets of messages as formulas. */
export class Problem {
  private readonly symbols = new Map<string, PropertySymbol>();
  private readonly told = new Told();
  private readonly encoder = new Encoder((property) => this.symbol(property).cases, this.told);
  private readonly truths = new Map<
    RuleFilter,
    { readonly id: string; readonly truth: Truth; readonly answer: (message: Message) => Answer }
  >();

  constructor(
    readonly space: MessageSpace,
    readonly usages: Usages,
  ) {}

  /** The messages that a filter is true for; an invalid one is true for none. */
  matching(filter: RuleFilter): MessageSet {
    const { truth, answer } = this.encode(filter);
    return exactly(truth.isTrue, (message) => answer(message) === true);
  }

  /** The messages that a filter is false for, not unknown. */
  refusing(filter: RuleFilter): MessageSet {
    const { truth, answer } = this.encode(filter);
    return exactly(truth.isFalse, (message) => answer(message) === false);
  }

  /** The messages that a filter fails on. */
  failing(filter: RuleFilter): MessageSet {
    const { truth, answer } = this.encode(filter);
    return exactly(truth.fails, (message) => answer(message) instanceof Failure);
  }

  /** The properties that the filters so far name. */
  get properties(): readonly PropertySpace[] {
    return [...this.symbols.values()].map(({ space }) => space);
  }

  /** The messages in which a property is so; `undefined` for one that lacks it. */
  withValue(name: string, isSystem: boolean, value: Parameters<PropertySymbol['is']>[0]): Formula {
    return this.symbol({ scope: isSystem ? 'sys' : undefined, name }).is(value);
  }

  /** The parts of the filters that the solver cannot compute, as they are written. */
  get hidden(): readonly string[] {
    return [...this.encoder.hidden.keys()];
  }

  /** What the solver has not been told yet, in SMT-LIB 2. */
  news(): string {
    return this.told.takeNews();
  }

  /** What has come to hold for all questions since this was asked last. */
  newlyAsserted(): readonly Formula[] {
    return this.told.takeFormulas();
  }

  /** Everything that makes a question about these filters one that stands alone. */
  get context(): QuestionContext {
    return {
      statements: this.told.statements,
      meanings: [...this.symbols.values()].flatMap(({ meanings }) => meanings),
      hidden: this.hidden,
    };
  }

  /** The terms whose values make a message. */
  get terms(): readonly TermText[] {
    return [...this.symbols.values()].flatMap(({ symbols }) => symbols);
  }

  /**
   * Whether the texts that a solution speaks of exist. Where they do not, `news` tells the solver why, and it may look
   * again; where that is not known, the name of the property.
   */
  realized(values: ReadonlyMap<TermText, Part>): 'real' | 'impossible' | { readonly unknown: string } {
    let result: ReturnType<Problem['realized']> = 'real';
    for (const symbol of this.symbols.values()) {
      const realization = symbol.realize(values);
      if (realization?.kind === 'too-much' && result === 'real') result = { unknown: symbol.space.name };
      if (realization?.kind !== 'impossible') continue;
      this.told.conclude(realization.because);
      result = 'impossible';
    }
    return result;
  }

  /** The message of a solution. */
  message(values: ReadonlyMap<TermText, Part>): Message {
    const message = new Message();
    for (const symbol of this.symbols.values()) {
      const value = symbol.read(values);
      if (value === undefined) continue;
      // A system property without a value is one that nobody sets.
      if (symbol.space.isSystem && value !== null) message.setSystemProperty(symbol.space.name, value);
      else if (!symbol.space.isSystem) message.setProperty(symbol.space.name, value);
    }
    return message;
  }

  private encode(filter: RuleFilter) {
    const known = this.truths.get(filter);
    if (known !== undefined) return known;
    // How properties are put to the solver depends on all that is asked of them.
    if (!this.usages.filters.has(filter))
      throw new Error(`nobody said that this filter would be asked about: ${filter}`);
    const id = `filter${this.truths.size}`;
    const truth = this.named(id, this.truthOf(filter), textOf(filter));
    const encoded = { id, truth, answer: answerOf(filter) };
    this.truths.set(filter, encoded);
    return encoded;
  }

  private truthOf(filter: RuleFilter): Truth {
    const predicate = filter.kind === 'sql' ? filter.predicate : undefined;
    if (predicate !== undefined) return this.encoder.truth(predicate);
    const never = { isTrue: FALSE, isFalse: TRUE, fails: FALSE };
    if (filter.kind === 'sql') return never;
    const { system, properties } = correlationMatch(filter);
    const same = (scope: 'sys' | undefined) => (pair: readonly [string, unknown]) =>
      this.symbol({ scope, name: pair[0] }).is(pair[1] as string);
    const isTrue = and(...[...system].map(same('sys')), ...[...properties].map(same(undefined)));
    return { isTrue, isFalse: not(isTrue), fails: FALSE };
  }

  /** Gives the formulas of a truth names, so that questions stay short. */
  private named(id: string, truth: Truth, about: string): Truth {
    const name = (part: keyof Truth) => {
      const formula = named(`${id}.${part}`, truth[part]);
      if (formula.kind === 'named') this.told.define(formula.name, formula.formula, `${about}: ${WORDS[part]}`);
      return formula;
    };
    return { isTrue: name('isTrue'), isFalse: name('isFalse'), fails: name('fails') };
  }

  private symbol(property: { readonly scope: 'user' | 'sys' | undefined; readonly name: string }): PropertySymbol {
    const key = keyOf(property);
    const known = this.symbols.get(key);
    if (known !== undefined) return known;
    const isSystem = property.scope === 'sys';
    const symbol = new PropertySymbol(
      this.space.property(property.name, isSystem),
      this.usage(key, property.name, isSystem),
      `p${this.symbols.size}`,
      (line) => this.told.declare(line),
    );
    this.symbols.set(key, symbol);
    this.told.declare(
      [comment(`${isSystem ? 'sys.' : ''}${property.name}`), ...symbol.declarations.filter((line) => line !== '')].join(
        '\n',
      ),
    );
    this.told.assert(symbol.always);
    if (key === PARTITION) this.told.assert(this.partition(symbol));
    return symbol;
  }

  private usage(key: string, name: string, isSystem: boolean): Usage {
    return (
      this.usages.byKey.get(key) ?? {
        name,
        isSystem,
        literals: new Set(),
        liked: false,
        computed: false,
        meetsOthers: false,
        rules: 0,
      }
    );
  }

  /** A message of a session has the session as its partition. */
  private partition(partition: PropertySymbol): Formula {
    const session = this.symbol({ scope: 'sys', name: 'SessionId' });
    const same = (value: Case) =>
      or(
        ...partition.cases.map(({ when, term }) =>
          term.kind === 'text' && value.term.kind === 'text'
            ? and(when, written(`(= ${term.term} ${value.term.term})`))
            : FALSE,
        ),
      );
    return or(...session.cases.map((value) => and(value.when, value.term.kind === 'text' ? same(value) : TRUE)));
  }
}

const PARTITION = 'sys.PartitionKey';

const WORDS: Readonly<Record<keyof Truth, string>> = {
  isTrue: 'it is true',
  isFalse: 'it is false',
  fails: 'it fails',
};

function textOf(filter: RuleFilter): string {
  return filter.kind === 'sql' ? filter.sql : `messages with ${filter}`;
}

function answerOf(filter: RuleFilter): (message: Message) => Answer {
  if (filter.kind === 'sql') return filter.predicate === undefined ? () => undefined : compileFilter(filter.predicate);
  const match = correlationMatch(filter);
  return (message) => matchesCorrelation(match, message);
}
