import type Ajv from 'ajv/dist/2020';
import type { ErrorObject } from 'ajv/dist/2020';
import { isDay } from '../rules';

/** What a value has that a schema does not allow, as ajv says it; nothing where it is as the schema says. */
export type Validate = (value: unknown) => readonly ErrorObject[];

/** Why a schema of somebody else cannot be used. */
export class UnusableSchema extends Error {
  override readonly name = 'UnusableSchema';
}

/** How every schema is compiled: all errors at once, no member of a prototype taken for one of the value. */
export const AJV_OPTIONS = {
  allErrors: true,
  verbose: true,
  ownProperties: true,
  allowUnionTypes: true,
  strictTypes: false,
  inlineRefs: false,
  // Our own schemas are checked in a test; the schema of schemas takes longer to compile than all of them.
  meta: false,
  validateSchema: false,
} as const;

/** How a schema of somebody else is compiled. */
export const FOREIGN_OPTIONS = {
  ...AJV_OPTIONS,
  meta: true,
  validateSchema: true,
  strict: false,
  logger: false,
} as const;

let ajv: Ajv | undefined;

/** A schema of this project, draft 2020-12, compiled. */
export function compile(schema: object): Validate {
  // Loaded where something is to be validated: it takes as long as the rest of a command.
  if (ajv === undefined) {
    // Not in one expression: TypeScript 7.0.2 drops the parentheses of `new (require(…) as T).default()`.
    const { default: Own } = require('ajv/dist/2020') as { default: typeof Ajv };
    ajv = new Own(AJV_OPTIONS);
    ajv.addFormat('date', isDay);
  }
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

/**
 * A schema that somebody else has written, compiled as far as it can be: what it says in words that ajv does not know is
 * left out.
 *
 * @throws UnusableSchema where it is none, with the reason
 */
export function compileForeign(schema: object): Validate {
  const { default: Foreign } = require('ajv/dist/2020') as { default: typeof Ajv };
  try {
    const own = new Foreign(FOREIGN_OPTIONS);
    own.addFormat('date-time', true);
    const validate = own.compile(schema);
    return (value) => (validate(value) ? [] : (validate.errors ?? []));
  } catch (error) {
    throw new UnusableSchema((error as Error).message);
  }
}
