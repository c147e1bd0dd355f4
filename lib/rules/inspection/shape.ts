import { nearest } from '../text/near-miss';
import { Absent, type Inspection, isPlain, pathTo } from './inspection';

/** What `inspect` answers for a value that nothing can be made of. */
export const UNUSABLE = Symbol('unusable');

/**
 * What a value has to look like: checked at synth, since types are not there any more, or never were.
 *
 * A shape is written beside the interface that it is of, and TypeScript keeps the two together: `shapeOf<T>()` asks for
 * each member of `T`, and takes no other. Libraries for this (zod, ajv) want to be the source of the types, know no
 * nearest names, and would take constructs and what only Terraform knows apart.
 */
export interface Shape<T> {
  /** What is allowed, a noun phrase. */
  readonly expects: string;
  /** Whether `undefined` is never a way to say "the default": a reference to something that is not there. */
  readonly isReference?: boolean;
  /** Whether what is right in it can be used without what is wrong. */
  readonly keepsParts?: boolean;
  /** What stands in for a value that is wrong, so that all other problems are found too; nothing of it is deployed. */
  readonly standIn?: T;
  /** Adds what is wrong; answers the value, or what is usable of it. */
  inspect(value: unknown, path: string, inspection: Inspection): T | typeof UNUSABLE;
}

/** A value that only Terraform knows, of any type: an `IResolvable` of cdktf. Tokens of text, numbers and lists are such. */
function isUnresolved(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { resolve?: unknown }).resolve === 'function';
}

/** A value by what it is. */
export function valueThat<T>(
  expects: string,
  is: (value: unknown) => boolean,
  more: Pick<Shape<T>, 'isReference' | 'standIn'> & { readonly fix?: (value: unknown) => string | undefined } = {},
): Shape<T> {
  const { fix, ...rest } = more;
  return {
    expects,
    ...rest,
    inspect(value, path, inspection) {
      if (is(value)) return value as T;
      if (value instanceof Absent) inspection.problems.push(`${path}: ${value.says}`);
      else inspection.wrong(path, value, expects, fix?.(value));
      return rest.standIn ?? UNUSABLE;
    },
  };
}

export const text = valueThat<string>('a text', (value) => typeof value === 'string', { standIn: 'standin' });
export const flag = valueThat<boolean>('true or false', (value) => typeof value === 'boolean' || isUnresolved(value), {
  standIn: false,
});
export const number = valueThat<number>(
  'a number',
  (value) => (typeof value === 'number' && Number.isFinite(value)) || isUnresolved(value),
  { standIn: 1 },
);
/** The arguments and the answer are for TypeScript to check. */
export function callback<T>(signature: string): Shape<T> {
  return valueThat<T>(`a function ${signature}`, (value) => typeof value === 'function');
}
/** Anything that is there; somebody else looks at it. */
export function anything<T>(expects: string): Shape<T> {
  return valueThat<T>(expects, (value) => value !== undefined);
}

/** One of some values, with the nearest one where it is another. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  const expects = values.join(', ');
  return {
    expects,
    standIn: values[0] as T,
    inspect(value, path, inspection) {
      if (values.includes(value as T) || isUnresolved(value) || isTokenText(value)) return value as T;
      const texts = values.filter((one) => typeof one === 'string');
      const near = typeof value === 'string' ? nearest(value, texts) : undefined;
      inspection.wrong(path, value, expects, near === undefined ? 'use one of these' : `did you mean "${near}"?`);
      return (near as T | undefined) ?? UNUSABLE;
    },
  };
}

/** Text in which cdktf has hidden a value that only Terraform knows. */
function isTokenText(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${TfToken[');
}

/** A list; what is wrong in it is left out. */
export function listOf<T>(element: Shape<T>): Shape<readonly T[]> {
  const expects = `a list, each ${element.expects}`;
  return {
    expects,
    inspect(value, path, inspection) {
      if (isUnresolved(value)) return value as T[];
      if (!Array.isArray(value)) {
        inspection.wrong(path, value, expects, 'write it in square brackets');
        return [];
      }
      const before = inspection.problems.length;
      const usable = value.map((one, index) => element.inspect(one, `${path}[${index}]`, inspection));
      return inspection.problems.length === before ? (value as T[]) : (usable.filter((one) => one !== UNUSABLE) as T[]);
    },
  };
}

/** Values by names that somebody chooses. */
export function mapOf<T>(
  element: Shape<T>,
  expects = `an object, each value ${element.expects}`,
): Shape<Readonly<Record<string, T>>> {
  return {
    expects,
    keepsParts: true,
    inspect(value, path, inspection) {
      if (isUnresolved(value)) return value as Record<string, T>;
      if (!isPlain(value)) {
        inspection.wrong(path, value, expects);
        return UNUSABLE;
      }
      const before = inspection.problems.length;
      const usable = Object.entries(value).map(
        ([name, one]) => [name, entryOf(element, one, pathTo(path, name), inspection)] as const,
      );
      if (inspection.problems.length === before) return value as Record<string, T>;
      return Object.fromEntries(usable.filter((entry): entry is [string, T] => entry[1] !== UNUSABLE));
    },
  };
}

/** An object stands in for a wrong one, since others may ask for its name; a wrong text is left out. */
function entryOf<T>(element: Shape<T>, value: unknown, path: string, inspection: Inspection): T | typeof UNUSABLE {
  const before = inspection.problems.length;
  const usable = element.inspect(value, path, inspection);
  return inspection.problems.length > before && typeof element.standIn !== 'object' ? UNUSABLE : usable;
}

/** The first shape that can be meant, else the problems of the last. */
export function either<T>(chosen: (value: unknown) => Shape<T>, expects: string): Shape<T> {
  return { expects, inspect: (value, path, inspection) => chosen(value).inspect(value, path, inspection) };
}

type RequiredKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
type RequiredShapes<T> = { readonly [K in RequiredKey<T>]: Shape<T[K]> };
type OptionalShapes<T> = {
  readonly [K in Exclude<keyof T, RequiredKey<T>>]-?: Shape<Exclude<T[K], undefined>>;
};

/** An object with options of its own. */
export interface ObjectShape<T> extends Shape<T> {
  readonly required: RequiredShapes<T>;
  readonly optional: OptionalShapes<T>;
}

/**
 * The shape of an interface: of what must be there, and of what may be. A member that is missing here, or is not one
 * of the interface, does not compile.
 *
 * @param more what to call it, and whether an object of a class with such members will do
 */
export function shapeOf<T extends object>(
  required: RequiredShapes<T>,
  optional: OptionalShapes<T>,
  more: { readonly expects?: string; readonly orInstance?: boolean; readonly standIn?: T } = {},
): ObjectShape<T> {
  const shapes: Readonly<Record<string, Shape<unknown>>> = { ...required, ...optional };
  const names = Object.keys(shapes);
  const {
    expects = `an object with ${Object.keys(required).join(', ') || names.join(', ')}`,
    orInstance,
    standIn,
  } = more;
  return {
    required,
    optional,
    expects,
    keepsParts: Object.keys(required).length === 0,
    ...(standIn !== undefined && { standIn }),
    inspect(value, path, inspection) {
      if (orInstance === true && isInstance(value)) return value as T;
      if (!isPlain(value)) {
        inspection.wrong(path, value, expects);
        return standIn ?? UNUSABLE;
      }
      const before = inspection.problems.length;
      const usable = new Map<string, unknown>();
      const meant = new Set<string | undefined>();
      for (const name of Object.keys(value)) {
        const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
        if (shape === undefined) meant.add(inspection.unknown(path, name, names));
        else usable.set(name, inspectOption(shape, value[name], pathTo(path, name), inspection, name in required));
      }
      for (const [name, shape] of Object.entries<Shape<unknown>>(required)) {
        if (Object.hasOwn(value, name)) continue;
        // Under another name it is there, and that was told.
        if (!meant.has(name)) {
          inspection.problems.push(`${pathTo(path, name)}: got nothing, allowed ${shape.expects}; give it`);
        }
        usable.set(name, shape.standIn ?? UNUSABLE);
      }
      if (inspection.problems.length === before) return value as T;
      const lacks = Object.keys(required).some((name) => usable.get(name) === UNUSABLE);
      return lacks
        ? (standIn ?? UNUSABLE)
        : (Object.fromEntries([...usable].filter(([, one]) => one !== UNUSABLE)) as T);
    },
  };
}

function inspectOption(shape: Shape<unknown>, value: unknown, path: string, inspection: Inspection, required: boolean) {
  const standIn = shape.standIn ?? UNUSABLE;
  if (value === undefined) {
    if (required || shape.isReference === true || !inspection.undefinedIsDefault) {
      inspection.wrong(path, value, shape.expects, required ? 'give it' : undefined);
    }
    return required ? standIn : UNUSABLE;
  }
  const before = inspection.problems.length;
  const usable = shape.inspect(value, path, inspection);
  // What is given, and of no use, is no more told to be missing.
  if (usable === UNUSABLE) return required || shape.keepsParts === true ? standIn : UNUSABLE;
  const isRight = inspection.problems.length === before;
  // Of an option that may be left out, a part is only kept where the part can be checked by itself.
  return isRight || required || (shape.keepsParts === true && !isEmpty(usable)) ? usable : UNUSABLE;
}

function isEmpty(value: unknown): boolean {
  return isPlain(value) && Object.keys(value).length === 0;
}

function isInstance(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlain(value);
}
