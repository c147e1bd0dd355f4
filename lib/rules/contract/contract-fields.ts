import type { PropertyNode } from '../language/syntax';
import type { KnownProperties } from '../properties/known-properties';
import {
  type Property,
  type PropertyKind,
  type PropertyMap,
  SYSTEM_NAMES,
  type SystemName,
} from '../properties/property';
import { nearest } from '../text/near-miss';
import { NOWHERE } from '../text/position';
import { builderInspection, STAND_IN } from './condition';
import { BooleanField, type Field, fieldName, NumberField, PresenceField, TextField } from './field';

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
export function fieldsOf<P extends PropertyMap>(contract: KnownProperties & { readonly properties: P }): Fields<P> {
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
      const near = nearest(name, methods) ?? MEANT.get(name);
      const advice =
        near === undefined || !methods.includes(near) ? `there are ${methods.join(', ')}` : `did you mean ${near}?`;
      builderInspection().problems.push(`${path}: unknown condition "${name}"; ${advice}`);
      return () => STAND_IN;
    },
  });
}

/** How other languages call it. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
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
  }),
);

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
