import type { Message as Sent, Value } from '../../../rules';
import { Message } from '../../../rules';
import type { MessageSpace, PropertySpace } from '../../messages/message-space';
import { keyOf, unused } from '../../messages/property-use';
import type { Usages } from '../../messages/usage';
import type { Part } from '../../solver/answer-text';
import { and, type Formula, or } from '../../solver/formula';
import { comment, type TermText } from '../../solver/smt-text';
import type { Meaning } from '../../solver/standalone-question';
import type { Told } from '../../solver/told-statements';
import type { Property } from '../filters/expression-cases';
import { PropertySymbol } from '../properties/property-symbol';
import { isNullTerm } from '../terms/stored-terms';
import type { Case } from '../terms/term';
import { type TextGroup, textGroups } from '../texts/shared-texts';

const PARTITION = 'sys.PartitionKey';
const SESSION = { scope: 'sys', name: 'SessionId' } as const;

/** A message as it was sent: a symbol for each property that rules name, made when the first of them does. */
export class SentMessage {
  private readonly symbols = new Map<string, PropertySymbol>();
  private readonly groups: ReadonlyMap<string, TextGroup>;

  constructor(
    private readonly space: MessageSpace,
    private readonly usages: Usages,
    private readonly told: Told,
  ) {
    this.groups = textGroups(usages, space);
  }

  /** The values of a property, in cases. A message of a session has the session as its partition. */
  readonly casesOf = (property: Property): readonly Case[] => {
    const { cases } = this.symbol(property);
    if (keyOf(property) !== PARTITION) return cases;
    return this.casesOf(SESSION).flatMap((session) =>
      isNullTerm(session.term) ? cases.map(({ when, term }) => ({ when: and(session.when, when), term })) : [session],
    );
  };

  /** The messages in which a property has a value; `undefined` for one that lacks it. */
  is(property: Property, value: Value | undefined): Formula {
    const own = this.symbol(property).is(value);
    if (keyOf(property) !== PARTITION) return own;
    const session = this.symbol(SESSION);
    const without = and(session.is(null), own);
    return value === null || value === undefined ? without : or(session.is(value), without);
  }

  /** The terms whose values make a message. */
  get terms(): readonly TermText[] {
    return [...this.symbols.values()].flatMap(({ symbols }) => symbols);
  }

  get meanings(): readonly Meaning[] {
    return [...this.symbols.values()].flatMap(({ meanings }) => meanings);
  }

  /** The properties that the filters so far name. */
  get properties(): readonly PropertySpace[] {
    return [...this.symbols.values()].map(({ space }) => space);
  }

  /**
   * Whether the texts that a solution speaks of exist. Where they do not, it is told why, and a solver may look again; where
   * that is not known, the name of the property.
   */
  realized(values: ReadonlyMap<TermText, Part>): 'real' | 'impossible' | { readonly unknown: string } {
    let result: ReturnType<SentMessage['realized']> = 'real';
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
  read(values: ReadonlyMap<TermText, Part>): Sent {
    const message = new Message();
    for (const [key, symbol] of this.symbols) {
      const value = symbol.read(values);
      if (value === undefined || (key === PARTITION && message.system.has(SESSION.name))) continue;
      // A system property without a value is one that nobody sets.
      if (symbol.space.isSystem && value !== null) message.setSystemProperty(symbol.space.name, value);
      else if (!symbol.space.isSystem) message.setProperty(symbol.space.name, value);
    }
    return message;
  }

  private symbol(property: Property): PropertySymbol {
    const key = keyOf(property);
    const known = this.symbols.get(key);
    if (known !== undefined) return known;
    const isSystem = property.scope === 'sys';
    const symbol = new PropertySymbol(
      this.space.property(property.name, isSystem),
      this.usages.byKey.get(key) ?? unused(property),
      `p${this.symbols.size}`,
      (line) => this.told.declare(line),
      this.groups.get(key),
    );
    this.symbols.set(key, symbol);
    this.told.declare(
      [comment(`${isSystem ? 'sys.' : ''}${property.name}`), ...symbol.declarations.filter((line) => line !== '')].join(
        '\n',
      ),
    );
    this.told.assert(symbol.always);
    return symbol;
  }
}
