import { argumentAt, type JsonObject, type JsonPath, Reference, type TerraformResource } from '../terraform';
import { type Observation, Unresolved } from './verdict';

/** What a rule is asked about: a resource, an output, or the document as a whole. */
export class Subject {
  constructor(
    /** As Terraform names it: `azurerm_servicebus_topic.events`, `output.secret`, `terraform`. */
    readonly address: string,
    /** The type of a resource; `output` or `terraform` for the others. */
    readonly type: string,
    readonly file: string,
    /** Where it stands in the JSON of the file. */
    readonly path: JsonPath,
    readonly values: JsonObject,
    /** The resource, where it is one. */
    readonly resource: TerraformResource | undefined,
    /** What stands beside it under `//`. */
    readonly said: JsonObject,
  ) {}

  /** The construct that it was made by, where the JSON says so: `prod/bus/training-events`. */
  get constructPath(): string | undefined {
    const path = argumentAt(this.said, 'metadata.path');
    return typeof path === 'string' ? path.replace(/\/Resource$/, '') : undefined;
  }

  /** Whether an argument is there at all, as a value or as a reference; null is as if it were not. */
  has(argument: string): boolean {
    const value = argumentAt(this.values, argument);
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  }

  /** The raw value: a literal, a `Reference`, or `undefined`. */
  raw(argument: string): unknown {
    return argumentAt(this.values, argument) ?? undefined;
  }

  /** The literal value of an argument; `undefined` where it is not there. @throws Unresolved for a reference */
  literal(argument: string): unknown {
    // A block that as a whole is only known later hides the argument in it.
    const parts = argument.split('.');
    for (let length = 1; length <= parts.length; length++) {
      const value = this.raw(parts.slice(0, length).join('.'));
      if (value instanceof Reference) throw new Unresolved(`${argument} is ${value.text}, which only Terraform knows`);
    }
    const value = this.raw(argument);
    // Terraform converts these, and some generators write them.
    if (value === 'true') return true;
    return value === 'false' ? false : value;
  }

  /** An argument with what it is and what it should be. */
  observe(argument: string, expected: string): Observation {
    return { argument, got: shown(this.raw(argument)), expected };
  }
}

const LONGEST_SHOWN = 100;

/** A value as reports show it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (value instanceof Reference) return value.text;
  const text = JSON.stringify(value, (_, part) => (part instanceof Reference ? part.text : part));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}
