import { flag, type Shape, text, valueThat } from '../inspection/shape';
import {
  type ComparisonOperator,
  type LiteralNode,
  OPPOSITE,
  type Predicate,
  type PropertyNode,
} from '../language/syntax';
import { NOWHERE } from '../text/position';
import { builderInspection, Condition, made, not, STAND_IN } from './condition';

type Scalar = string | number | bigint | boolean;

const numeric = valueThat<number | bigint>(
  'a number',
  (value) => typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value)),
);

/** One property of a message, as conditions ask about it. */
export class Field {
  /** What a value of it has to be. */
  protected readonly value: Shape<Scalar> = text;

  constructor(
    protected readonly property: PropertyNode,
    private readonly required: boolean,
    private readonly isDouble: boolean,
  ) {}

  /** The message has the property. */
  exists(): Condition {
    return made(new Condition(this.present, () => this.missing));
  }

  /** The message lacks the property. */
  isMissing(): Condition {
    return not(this.exists());
  }

  private get present(): Predicate {
    return { kind: 'exists', property: this.property, ...NOWHERE };
  }

  private get missing(): Predicate {
    return { kind: 'not', operand: this.present, ...NOWHERE };
  }

  protected compare(operator: ComparisonOperator, value: Scalar): Condition {
    if (!this.accepts([value])) return STAND_IN;
    const compared = (applied: ComparisonOperator): Predicate => ({
      kind: 'comparison',
      operator: applied,
      left: this.property,
      right: this.literal(value),
      ...NOWHERE,
    });
    return this.withOpposite(compared(operator), compared(OPPOSITE[operator]));
  }

  protected memberOf(values: readonly Scalar[]): Condition {
    if (!this.accepts(values)) return STAND_IN;
    const [only] = values;
    if (values.length === 1 && only !== undefined) return this.compare('=', only);
    const members = values.map((value) => this.literal(value));
    const within = (negated: boolean): Predicate => ({
      kind: 'in',
      negated,
      operand: this.property,
      members,
      ...NOWHERE,
    });
    return this.withOpposite(within(false), within(true));
  }

  protected matching(pattern: string): Condition {
    if (!this.accepts([pattern])) return STAND_IN;
    const like = (negated: boolean): Predicate => ({
      kind: 'like',
      negated,
      operand: this.property,
      pattern: { kind: 'literal', value: pattern, ...NOWHERE },
      escape: undefined,
      ...NOWHERE,
    });
    return this.withOpposite(like(false), like(true));
  }

  /** Whether these are values that the property can have; what is wrong with them is told by the filter. */
  private accepts(values: readonly unknown[]): boolean {
    const inspection = builderInspection();
    const before = inspection.problems.length;
    if (values.length === 0) inspection.wrong(this.path, [], 'at least one value', 'name the values, one by one');
    for (const value of values) {
      if (value === undefined) inspection.wrong(this.path, value, this.value.expects, 'give a value');
      else if (Array.isArray(value)) inspection.wrong(this.path, value, this.value.expects, 'take the brackets away');
      else this.value.inspect(value, this.path, inspection);
    }
    return inspection.problems.length === before;
  }

  private get path(): string {
    return `m.${this.property.scope === 'sys' ? `sys.${fieldName(this.property.name)}` : this.property.name}`;
  }

  /** The opposite of a condition on an optional property holds for messages that lack it, too. */
  private withOpposite(predicate: Predicate, opposite: Predicate): Condition {
    if (this.required) return made(new Condition(predicate, () => opposite));
    const left = this.missing;
    return made(new Condition(predicate, () => ({ kind: 'or', left, right: opposite, ...NOWHERE })));
  }

  private literal(value: Scalar): LiteralNode {
    const isWhole = typeof value === 'number' && Number.isInteger(value) && !this.isDouble;
    return { kind: 'literal', value: isWhole ? BigInt(value) : value, ...NOWHERE };
  }
}

/** A property that has one of some values, or any text. */
export class TextField<V extends string> extends Field {
  /** Exactly this text, letter case counted; not a message without the property. */
  is(value: V): Condition {
    return this.compare('=', value);
  }

  /** Another value, or none where the property is optional. */
  isNot(value: V): Condition {
    return not(this.is(value));
  }

  /** One of these texts; letter case counts. */
  in(...values: readonly [V, ...V[]]): Condition {
    return this.memberOf(values);
  }

  /** None of these values, or no value where the property is optional. */
  notIn(...values: readonly [V, ...V[]]): Condition {
    return not(this.in(...values));
  }

  /** The whole text fits a pattern: `%` stands for any run of characters, `_` for one; letter case counts. */
  like(pattern: string): Condition {
    return this.matching(pattern);
  }
}

/** A property that is a number. */
export class NumberField<N extends number | bigint> extends Field {
  protected override readonly value = numeric;

  /** Exactly this number; not a message without the property. */
  is(value: N): Condition {
    return this.compare('=', value);
  }

  /** Another number, or none where the property is optional. */
  isNot(value: N): Condition {
    return not(this.is(value));
  }

  /** One of these numbers. */
  in(...values: readonly [N, ...N[]]): Condition {
    return this.memberOf(values);
  }

  /** This number or a larger one; not a message without the property. */
  atLeast(value: N): Condition {
    return this.compare('>=', value);
  }

  /** This number or a smaller one; not a message without the property. */
  atMost(value: N): Condition {
    return this.compare('<=', value);
  }

  /** A larger number, and not this one; not a message without the property. */
  above(value: N): Condition {
    return this.compare('>', value);
  }

  /** A smaller number, and not this one; not a message without the property. */
  below(value: N): Condition {
    return this.compare('<', value);
  }
}

/** A property that is true or false. */
export class BooleanField extends Field {
  protected override readonly value = flag;

  /** Exactly this; not a message without the property. */
  is(value: boolean): Condition {
    return this.compare('=', value);
  }

  /** The message has the property, and it is true. */
  isTrue(): Condition {
    return this.is(true);
  }

  /** The message has the property, and it is false; a message without it is not meant. */
  isFalse(): Condition {
    return this.is(false);
  }
}

/** A property that a rule can only ask for the presence of. */
export class PresenceField extends Field {}

/** `label` for `Label`. */
export function fieldName(systemName: string): string {
  return systemName.charAt(0).toLowerCase() + systemName.slice(1);
}
