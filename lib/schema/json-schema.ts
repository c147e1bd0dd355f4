import { compile, type Validate } from './compile-schema';
import { sentencesOf } from './sentences';

/** What some JSON has to look like: a JSON schema, and the sentences about what does not. */
export class Schema {
  private validate: Validate | undefined;

  /** @param json the schema, draft 2020-12, compiled when something is first put to it */
  constructor(readonly json: object) {}

  /**
   * What is wrong with a value, a sentence each, the first of many; nothing where it is as the schema says.
   *
   * @param written what members of the value are called where it was got, if they are called otherwise
   */
  problems(value: unknown, written?: ReadonlyMap<string, string>): string[] {
    this.validate ??= compile(this.json);
    const errors = this.validate(value);
    if (errors.length === 0) return [];
    // To ajv a whole number beyond 53 bits is none.
    const exact = withNumbers(value);
    return sentencesOf(exact === value ? errors : this.validate(exact), value, { ...(written && { written }) });
  }
}

/** So deep is what somebody writes; deeper, nothing of ours is. */
const MOST_DEEP = 64;

/** The value with numbers in the place of exact whole numbers; itself where there are none. */
function withNumbers(value: unknown, depth = 0): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || depth > MOST_DEEP) return value;
  const entries = Object.entries(value).map(([name, part]) => [name, part, withNumbers(part, depth + 1)] as const);
  if (entries.every(([, part, made]) => part === made)) return value;
  return Array.isArray(value)
    ? entries.map(([, , made]) => made)
    : Object.fromEntries(entries.map(([name, , made]) => [name, made]));
}
