import Ajv from 'ajv';
import type { Fields } from './definition-fields';

/** Reads the schema of a `ParseJson`. @returns what is wrong with a value; nothing where it is as the schema says */
export function readSchema(inputs: Fields): (value: unknown) => string | undefined {
  try {
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile((inputs.value('schema') ?? {}) as object);
    return (value) => (validate(value) ? undefined : ajv.errorsText(validate.errors));
  } catch (error) {
    inputs.problem('schema', (error as Error).message);
    return () => undefined;
  }
}
