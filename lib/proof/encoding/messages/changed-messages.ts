import { type Message, TooLarge, type Value } from '../../../rules';
import type { Passage } from '../../messages/passage';
import { keyOf } from '../../messages/property-use';
import type { Usages } from '../../messages/usage';
import { and, FALSE, type Formula, not, or, TRUE } from '../../solver/formula';
import type { Property, PropertyCases } from '../filters/expression-cases';
import type { HiddenParts } from '../filters/hidden-parts';
import type { Telling } from '../filters/telling';
import { isValue } from '../terms/value-of-term';
import { ChangedMessage } from './changed-message';
import type { SentMessage } from './sent-message';

/** What a message is after the actions of each passage that is asked for, each copy made once. */
export class ChangedMessages {
  private readonly copies = new Map<Passage, ChangedMessage>();

  constructor(
    private readonly sent: SentMessage,
    private readonly usages: Usages,
    private readonly hidden: HiddenParts,
    private readonly told: Telling,
  ) {}

  /** The copy that the last rule of a passage makes; `undefined` for the message as it was sent. */
  by(passage: Passage): ChangedMessage | undefined {
    const { before, action } = passage;
    if (before === undefined || action === undefined) return undefined;
    const known = this.copies.get(passage);
    if (known !== undefined) return known;
    if (!this.usages.actions.has(action))
      throw new Error(`nobody said that this action would be asked about: ${action}`);
    const copy = new ChangedMessage(
      this.casesAfter(before),
      passage,
      this.hidden,
      this.told,
      `copy${this.copies.size}`,
    );
    this.copies.set(passage, copy);
    return copy;
  }

  /** The values of properties after a passage. */
  casesAfter(passage: Passage): PropertyCases {
    return this.by(passage)?.casesOf ?? this.sent.casesOf;
  }

  /** The messages that get through a passage: no action fails on them. */
  passes(passage: Passage): Formula {
    return passage.before === undefined
      ? TRUE
      : and(this.passes(passage.before), not(this.by(passage)?.fails ?? FALSE));
  }

  /** The messages in which a property has a value after a passage that they get through; `undefined` where they lack it. */
  is(property: Property, value: Value | undefined, passage: Passage): Formula {
    const copy = this.by(passage);
    if (copy === undefined || passage.before === undefined) return this.sent.is(property, value);
    if (!copy.changes(keyOf(property))) return this.is(property, value, passage.before);
    return or(
      ...copy
        .casesOf(property)
        .map(({ when, term }) => and(when, isValue(term, value) ?? this.hidden.open(keyOf(property)))),
    );
  }

  /** Whether a copy of a message outgrows what the service takes, on any passage that was asked for. */
  isOutgrown(message: Message): boolean {
    return [...this.copies.keys()].some((passage) => passage.results(message).some((one) => one instanceof TooLarge));
  }
}
