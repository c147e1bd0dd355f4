import { builderInspection, Condition, made, not, STAND_IN } from './condition';
import type { MessageContract } from './contract';
import { nearest } from './near-miss';
import { NOWHERE } from './position';
import { type Property, type PropertyKind, type PropertyMap, SYSTEM_NAMES, type SystemName } from './property';
import { flag, type Shape, text, valueThat } from './shape';
import { type ComparisonOperator, type LiteralNode, OPPOSITE, type Predicate, type PropertyNode } from './syntax';

type Scalar = string | number | bigint | boolean;

const numeric = valueThat<number | bigint>(
  'a number',
  (value) => typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value)),
);

/** One property of a message, as conditions ask about it. */
class Field {
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
  protected override readonly value = numeric;

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
  protected override readonly value = flag;

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

/** The fields of a contract; a name that it does not have is a mistake, told with the nearest one. */
export function fieldsOf<P extends PropertyMap>(contract: MessageContract<P>): Fields<P> {
  const properties: PropertyMap = contract.properties;
  const fields = namedFields('m', 'property', Object.keys(properties), (name) => fieldOf(name, properties[name]));
  return new Proxy(fields, {
    get: (target, name, receiver) =>
      name === 'sys' && !Object.hasOwn(properties, name) ? systemFields() : Reflect.get(target, name, receiver),
  }) as Fields<P>;
}

function systemFields(): object {
  const names = new Map(SYSTEM_NAMES.map((name) => [fieldName(name), name]));
  return namedFields('m.sys', 'system property', [...names.keys()], (field) => {
    const name = names.get(field) as SystemName;
    // Unset, it is null, which is not equal to any text: nothing is lost by a negation.
    return new TextField({ kind: 'property', scope: 'sys', name, ...NOWHERE }, true, false);
  });
}

/** `label` for `Label`. */
function fieldName(systemName: string): string {
  return systemName.charAt(0).toLowerCase() + systemName.slice(1);
}

function namedFields(path: string, what: string, names: readonly string[], make: (name: string) => Field): object {
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name === 'symbol') return undefined;
        if (names.includes(name)) return asked(`${path}.${name}`, make(name));
        builderInspection().unknown(`${path}.${name}`, name, names, what);
        return UNKNOWN_FIELD;
      },
    },
  );
}

/** Whatever is asked of a property that is not there is a condition, so that the rest of the filter is looked at too. */
const UNKNOWN_FIELD = new Proxy({}, { get: (_, name) => (typeof name === 'symbol' ? undefined : () => STAND_IN) });

/** A field that says so when it is asked for a condition that it does not have, or is compared with `>` or `==`. */
function asked(path: string, field: Field): Field {
  return new Proxy(field, {
    get(target, name) {
      if (name === Symbol.toPrimitive) {
        return () => {
          builderInspection().problems.push(
            `${path}: has no value at synth that JavaScript could compare; write a condition such as ${path}.is(…)`,
          );
          return Number.NaN;
        };
      }
      const member: unknown = Reflect.get(target, name);
      if (typeof member === 'function') return member.bind(target);
      if (typeof name === 'symbol') return member;
      const methods = methodsOf(target);
      const near = nearest(name, methods) ?? MEANT[name];
      const advice =
        near === undefined || !methods.includes(near) ? `there are ${methods.join(', ')}` : `did you mean ${near}?`;
      builderInspection().problems.push(`${path}: unknown condition "${name}"; ${advice}`);
      return () => STAND_IN;
    },
  });
}

/** How other languages call it. */
const MEANT: Readonly<Record<string, string>> = {
  equals: 'is',
  eq: 'is',
  equalTo: 'is',
  notEquals: 'isNot',
  oneOf: 'in',
  anyOf: 'in',
  greaterThan: 'above',
  moreThan: 'above',
  gt: 'above',
  gte: 'atLeast',
  lessThan: 'below',
  lt: 'below',
  lte: 'atMost',
};

/** The conditions that a field can be asked for. */
function methodsOf(field: Field): string[] {
  const own = Object.getOwnPropertyNames(Object.getPrototypeOf(field));
  return [...own, 'exists', 'isMissing'].filter((name) => name !== 'constructor');
}

function fieldOf(name: string, property: Property | undefined): Field {
  const node: PropertyNode = { kind: 'property', scope: undefined, name, ...NOWHERE };
  const { kind, required } = property as Property;
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
