import type { MessageContract } from './contract';
import { NOWHERE } from './position';
import { type Property, type PropertyKind, type PropertyMap, SYSTEM_NAMES, type SystemName } from './property';
import { type ComparisonOperator, type LiteralNode, OPPOSITE, type Predicate, type PropertyNode } from './syntax';

/** A condition on a message, made with the fields of a contract. */
export class Condition {
  constructor(
    /** The syntax tree of the condition. */
    readonly predicate: Predicate,
    /** The condition for exactly the other messages. */
    private readonly opposite: () => Predicate,
  ) {}

  /** This condition and all of the others. */
  and(...others: readonly [Condition, ...Condition[]]): Condition {
    return joined('and', [this, ...others]);
  }

  /** This condition or any of the others. */
  or(...others: readonly [Condition, ...Condition[]]): Condition {
    return joined('or', [this, ...others]);
  }

  /** @internal */
  _negated(): Condition {
    return new Condition(this.opposite(), () => this.predicate);
  }
}

/**
 * The condition for all other messages, those that lack an optional property included: where SQL's NOT would lose
 * them, what is printed asks for them.
 */
export function not(condition: Condition): Condition {
  return condition._negated();
}

function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const join = (operator: 'and' | 'or', predicates: readonly Predicate[]) =>
    predicates.reduce((left, right) => ({ kind: operator, left, right, ...NOWHERE }));
  return new Condition(
    join(
      kind,
      conditions.map(({ predicate }) => predicate),
    ),
    () =>
      join(
        kind === 'and' ? 'or' : 'and',
        conditions.map((condition) => condition._negated().predicate),
      ),
  );
}

type Scalar = string | number | bigint | boolean;

/** One property of a message, as conditions ask about it. */
class Field {
  constructor(
    protected readonly property: PropertyNode,
    private readonly required: boolean,
    private readonly isDouble: boolean,
  ) {}

  /** The message has the property. */
  exists(): Condition {
    const exists: Predicate = { kind: 'exists', property: this.property, ...NOWHERE };
    const missing: Predicate = { kind: 'not', operand: exists, ...NOWHERE };
    return new Condition(exists, () => missing);
  }

  /** The message lacks the property. */
  isMissing(): Condition {
    return not(this.exists());
  }

  protected compare(operator: ComparisonOperator, value: Scalar): Condition {
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

  /** The opposite of a condition on an optional property holds for messages that lack it, too. */
  private withOpposite(predicate: Predicate, opposite: Predicate): Condition {
    if (this.required) return new Condition(predicate, () => opposite);
    const left = this.isMissing().predicate;
    return new Condition(predicate, () => ({ kind: 'or', left, right: opposite, ...NOWHERE }));
  }

  private literal(value: Scalar): LiteralNode {
    const isWhole = typeof value === 'number' && Number.isInteger(value) && !this.isDouble;
    return { kind: 'literal', value: isWhole ? BigInt(value) : value, ...NOWHERE };
  }
}

/** A property that has one of some values, or any text. */
export class TextField<V extends string> extends Field {
  is(value: V): Condition {
    return this.compare('=', value);
  }

  /** Another value, or none where the property is optional. */
  isNot(value: V): Condition {
    return not(this.is(value));
  }

  in(...values: readonly [V, ...V[]]): Condition {
    return this.memberOf(values);
  }

  /** None of these values, or no value where the property is optional. */
  notIn(...values: readonly [V, ...V[]]): Condition {
    return not(this.in(...values));
  }

  /** `%` stands for any run of characters, `_` for one; letter case counts. */
  like(pattern: string): Condition {
    return this.matching(pattern);
  }
}

/** A property that is a number. */
export class NumberField<N extends number | bigint> extends Field {
  is(value: N): Condition {
    return this.compare('=', value);
  }

  /** Another number, or none where the property is optional. */
  isNot(value: N): Condition {
    return not(this.is(value));
  }

  in(...values: readonly [N, ...N[]]): Condition {
    return this.memberOf(values);
  }

  atLeast(value: N): Condition {
    return this.compare('>=', value);
  }

  atMost(value: N): Condition {
    return this.compare('<=', value);
  }

  above(value: N): Condition {
    return this.compare('>', value);
  }

  below(value: N): Condition {
    return this.compare('<', value);
  }
}

/** A property that is true or false. */
export class BooleanField extends Field {
  is(value: boolean): Condition {
    return this.compare('=', value);
  }

  isTrue(): Condition {
    return this.is(true);
  }

  isFalse(): Condition {
    return this.is(false);
  }
}

/** A property that a rule can only ask for the presence of. */
export class PresenceField extends Field {}

type FieldOf<P extends Property> =
  P extends Property<infer Kind extends PropertyKind, infer Values extends string, boolean>
    ? Kind extends 'enumeration' | 'string'
      ? TextField<Values>
      : Kind extends 'long'
        ? NumberField<number | bigint>
        : Kind extends 'int' | 'double'
          ? NumberField<number>
          : Kind extends 'bool'
            ? BooleanField
            : PresenceField
    : never;

/** The properties of a message as fields of a condition; `sys` has those that every message can have. */
export type Fields<P extends PropertyMap> = { readonly [N in keyof P]: FieldOf<P[N]> } & {
  readonly sys: Readonly<Record<Uncapitalize<SystemName>, TextField<string>>>;
};

/** The fields of a contract. */
export function fieldsOf<P extends PropertyMap>(contract: MessageContract<P>): Fields<P> {
  const fields = Object.entries(contract.properties).map(([name, property]) => [name, fieldOf(name, property)]);
  const system = SYSTEM_NAMES.map((name) => {
    const node: PropertyNode = { kind: 'property', scope: 'sys', name, ...NOWHERE };
    // Unset, it is null, which is not equal to any text: nothing is lost by a negation.
    return [name.charAt(0).toLowerCase() + name.slice(1), new TextField(node, true, false)];
  });
  return Object.fromEntries([...fields, ['sys', Object.fromEntries(system)]]) as Fields<P>;
}

function fieldOf(name: string, { kind, required }: Property): Field {
  const node: PropertyNode = { kind: 'property', scope: undefined, name, ...NOWHERE };
  switch (kind) {
    case 'string':
    case 'enumeration':
      return new TextField(node, required, false);
    case 'int':
    case 'long':
    case 'double':
      return new NumberField(node, required, kind === 'double');
    case 'bool':
      return new BooleanField(node, required, false);
    case 'any':
    case 'datetime':
      return new PresenceField(node, required, false);
  }
}
