import { correlationMatch } from '../../routing/rule-index/compiled-rule';
import {
  type Truth as Answer,
  compileFilter,
  Failure,
  type Message,
  matchesCorrelation,
  type RuleFilter,
  type Value,
} from '../../rules';
import { walk } from '../../rules/language/syntax';
import { exactly, inAll, type MessageSet, NO_MESSAGE } from '../messages/message-set';
import type { MessageSpace, PropertySpace } from '../messages/message-space';
import { Passage } from '../messages/passage';
import { keyOf, namedProperty } from '../messages/property-use';
import type { Usages } from '../messages/usage';
import type { Part } from '../solver/answer-text';
import { and, FALSE, type Formula } from '../solver/formula';
import type { TermText } from '../solver/smt-text';
import type { QuestionContext } from '../solver/standalone-question';
import { Told } from '../solver/told-statements';
import { Encoder } from './filters/encoder';
import { HiddenParts } from './filters/hidden-parts';
import { namedProperties } from './filters/named-property';
import { ChangedMessages } from './messages/changed-messages';
import { SentMessage } from './messages/sent-message';
import { either, type Truth, UNKNOWN } from './terms/truth';

/** Filters over the messages of a space, put to the solver: its text, and sets of messages as formulas. */
export class Problem {
  private readonly told = new Told();
  private readonly hiddenParts = new HiddenParts(this.told);
  private readonly sent: SentMessage;
  private readonly changed: ChangedMessages;
  private readonly answers = new Map<RuleFilter, (message: Message) => Answer>();
  private readonly truths = new Map<Passage, Map<RuleFilter, Truth>>();
  private names = 0;

  constructor(
    private readonly space: MessageSpace,
    private readonly usages: Usages,
  ) {
    this.sent = new SentMessage(space, usages, this.told);
    this.changed = new ChangedMessages(this.sent, usages, this.hiddenParts, this.told);
  }

  /** The messages that a filter is true for after a passage, which they get through; an invalid one is true for none. */
  matching(filter: RuleFilter, passage = Passage.NONE): MessageSet {
    return this.answering(filter, passage, 'isTrue', (answer) => answer === true);
  }

  /** The messages that a filter is false for after a passage, which they get through; not those that it is unknown for. */
  refusing(filter: RuleFilter, passage = Passage.NONE): MessageSet {
    return this.answering(filter, passage, 'isFalse', (answer) => answer === false);
  }

  /** The messages that a filter fails on after a passage, which they get through. */
  failing(filter: RuleFilter, passage = Passage.NONE): MessageSet {
    return this.answering(filter, passage, 'fails', (answer) => answer instanceof Failure);
  }

  /** The messages that no action of a passage fails on. */
  passing(passage: Passage): MessageSet {
    return after(passage, this.changed.passes(passage), (message) => !(message instanceof Failure));
  }

  /** The messages that get as far as the last rule of a passage, whose action fails on them. */
  failingAt(passage: Passage): MessageSet {
    if (passage.before === undefined) return NO_MESSAGE;
    return inAll(
      this.passing(passage.before),
      after(passage, this.changed.by(passage)?.fails ?? FALSE, (message) => message instanceof Failure),
    );
  }

  /** Whether a copy of a message outgrows what the service takes, on any passage that was asked for. */
  isOutgrown(message: Message): boolean {
    return this.changed.isOutgrown(message);
  }

  /** The properties that the filters so far name. */
  get properties(): readonly PropertySpace[] {
    return this.sent.properties;
  }

  /** The messages in which a property is so after a passage that they get through; `undefined` for one that lacks it. */
  withValue(name: string, isSystem: boolean, value: Value | undefined, passage = Passage.NONE): Formula {
    return this.changed.is({ scope: isSystem ? 'sys' : undefined, name }, value, passage);
  }

  /** The parts of the filters that the solver cannot compute, as they are written. */
  get hidden(): readonly string[] {
    return [...new Set(this.hiddenParts.parts.values())];
  }

  /** Those of them that a formula speaks of; all of them where it speaks of none. */
  hiddenIn(formula: Formula): readonly string[] {
    const parts = this.hiddenParts.partsIn(formula);
    return parts.length === 0 ? this.hidden : parts;
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
      meanings: this.sent.meanings,
      hidden: this.hiddenParts.parts,
    };
  }

  /** The terms whose values make a message. */
  get terms(): readonly TermText[] {
    return this.sent.terms;
  }

  /**
   * Whether the texts that a solution speaks of exist. Where they do not, `news` tells the solver why, and it may look
   * again; where that is not known, the name of the property.
   */
  realized(values: ReadonlyMap<TermText, Part>): ReturnType<SentMessage['realized']> {
    return this.sent.realized(values);
  }

  /** The message of a solution. */
  message(values: ReadonlyMap<TermText, Part>): Message {
    return this.sent.read(values);
  }

  /** The messages that get through a passage and for which a filter then gives an answer. */
  private answering(
    filter: RuleFilter,
    passage: Passage,
    part: keyof Truth,
    isSo: (answer: Answer) => boolean,
  ): MessageSet {
    const answer = this.answers.get(filter) ?? answerOf(filter);
    this.answers.set(filter, answer);
    return after(
      passage,
      and(this.changed.passes(passage), this.truth(filter, passage)[part]),
      (message) => !(message instanceof Failure) && isSo(answer(message)),
    );
  }

  private truth(filter: RuleFilter, passage: Passage): Truth {
    const truths = this.truths.get(passage) ?? new Map<RuleFilter, Truth>();
    this.truths.set(passage, truths);
    const known = truths.get(filter);
    if (known !== undefined) return known;
    // How properties are put to the solver depends on all that is asked of them.
    if (!this.usages.knows(filter, this.space))
      throw new Error(`nobody said that this filter would be asked about: ${filter}`);
    const copy = this.changed.by(passage);
    // What no action touches is what it was before.
    const isSame = copy !== undefined && !readsAny(filter, (key) => copy.changes(key));
    const truth =
      isSame && passage.before !== undefined
        ? this.truth(filter, passage.before)
        : this.named(this.truthOf(filter, passage), `${textOf(filter)}${afterText(passage)}`);
    truths.set(filter, truth);
    return truth;
  }

  private truthOf(filter: RuleFilter, passage: Passage): Truth {
    if (filter.kind === 'sql') {
      if (filter.predicate === undefined) return UNKNOWN;
      const copy = this.changed.by(passage);
      // What has no name in any filter is as it was sent, if at all: of a copy it is not known.
      const named = copy === undefined ? () => namedProperties(this.space, this.usages) : undefined;
      const cases = this.changed.casesAfter(passage);
      return new Encoder(cases, this.hiddenParts, copy?.id ?? '', named).truth(filter.predicate);
    }
    const { system, properties } = correlationMatch(filter);
    const same =
      (isSystem: boolean) =>
      ([name, value]: readonly [string, Value]) =>
        this.withValue(name, isSystem, value, passage);
    return either(and(...[...system].map(same(true)), ...[...properties].map(same(false))));
  }

  /** Gives the formulas of a truth names, so that questions stay short. */
  private named(truth: Truth, about: string): Truth {
    const id = `filter${this.names++}`;
    const name = (part: keyof Truth) => this.told.define(`${id}.${part}`, truth[part], `${about}: ${WORDS[part]}`);
    return { isTrue: name('isTrue'), isFalse: name('isFalse'), fails: name('fails') };
  }
}

const WORDS: Readonly<Record<keyof Truth, string>> = {
  isTrue: 'it is true',
  isFalse: 'it is false',
  fails: 'it fails',
};

function textOf(filter: RuleFilter): string {
  return filter.kind === 'sql' ? filter.sql : `messages with ${filter}`;
}

/** What a filter is put to, where it is not the message as it was sent. */
function afterText({ before, action }: Passage): string {
  return before === undefined ? '' : `, after ${action}${afterText(before)}`;
}

function answerOf(filter: RuleFilter): (message: Message) => Answer {
  if (filter.kind === 'sql') return filter.predicate === undefined ? () => undefined : compileFilter(filter.predicate);
  const match = correlationMatch(filter);
  return (message) => matchesCorrelation(match, message);
}

/**
 * A set of messages by what becomes of them after a passage. Where chance decides about that, a message is in it for sure
 * only if it is so in every case that is tried.
 */
function after(passage: Passage, formula: Formula, isSo: (message: Message | Failure) => boolean): MessageSet {
  // Most sets are of messages as they were sent, and they are asked millions of times.
  if (passage.before === undefined) return exactly(formula, isSo);
  return {
    ...exactly(formula, (message) => passage.results(message).every(isSo)),
    mayHave: (message) => passage.results(message).some(isSo),
  };
}

/** Whether a filter reads a property of a kind, or may since only the message tells its name. */
function readsAny(filter: RuleFilter, isOne: (key: string) => boolean): boolean {
  if (filter.kind === 'correlation') {
    const { system, properties } = correlationMatch(filter);
    return (
      [...system.keys()].some((name) => isOne(keyOf({ scope: 'sys', name }))) ||
      [...properties.keys()].some((name) => isOne(keyOf({ scope: undefined, name })))
    );
  }
  return (filter.predicate === undefined ? [] : [...walk(filter.predicate)]).some((node) => {
    if (node.kind === 'property') return isOne(keyOf(node));
    if (node.kind !== 'named-property') return false;
    const named = namedProperty(node);
    return named === undefined || isOne(keyOf(named));
  });
}
