import {
  argumentAt,
  type JsonObject,
  type JsonPath,
  leavesOf,
  Reference,
  type TerraformResource,
} from '../../terraform';
import { withoutSecrets } from './secret-texts';
import { type Observation, Unresolved } from './verdict';

/** What a rule is asked about: a resource, an output, another part of a configuration, or the document as a whole. */
export class Subject {
  constructor(
    /** As Terraform names it: `azurerm_servicebus_topic.events`, `output.secret`, `local.key`, `terraform`. */
    readonly address: string,
    /** The type of a resource; `output`, `written`, `called`, `unread` or `terraform` for the others. */
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

  /**
   * Whether an argument is there at all; null is as if it were not.
   *
   * @throws Unresolved for an expression that may be null, or a block that may not be there
   */
  has(argument: string): boolean {
    this.mustKnowAround(argument);
    const value = this.raw(argument);
    if (value instanceof Reference && mayBeNull(value)) throw this.unresolved(argument, value);
    return this.isWritten(argument);
  }

  /** Whether an argument that cannot be null where it is written is there. @throws Unresolved as `has` */
  hasRequired(argument: string): boolean {
    this.mustKnowAround(argument);
    return this.isWritten(argument);
  }

  /** The raw value: a literal, a `Reference`, or `undefined`; also of what stands in a block that is not known. */
  raw(argument: string): unknown {
    return this.around(argument) ?? argumentAt(this.values, argument) ?? undefined;
  }

  /** The literal value of an argument; `undefined` where it is not there. @throws Unresolved for a reference */
  literal(argument: string): unknown {
    const value = this.raw(argument);
    const unknown = leavesOf(value, isReference).find(({ leaf }) => leaf instanceof Reference)?.leaf;
    if (unknown instanceof Reference) throw this.unresolved(argument, unknown);
    // Terraform converts these, and some generators write them.
    if (value === 'true') return true;
    return value === 'false' ? false : value;
  }

  /** An argument with what it is and what it should be. */
  observe(argument: string, expected: string): Observation {
    return { argument, got: this.shown(argument, this.raw(argument)), expected };
  }

  /** A value of an argument as reports show it. */
  shown(argument: string, value: unknown): string {
    return this.isSensitive(argument) ? '(sensitive)' : shown(value);
  }

  private isSensitive(argument: string): boolean {
    const at = `${argument}.`;
    return (this.resource?.sensitive ?? []).some((one) => at.startsWith(`${one}.`) || `${one}.`.startsWith(at));
  }

  private isWritten(argument: string): boolean {
    const value = this.raw(argument);
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  }

  private mustKnowAround(argument: string): void {
    const around = this.around(argument);
    if (around !== undefined) throw this.unresolved(argument, around);
  }

  /** A block that as a whole is only known later hides the arguments in it. */
  private around(argument: string): Reference | undefined {
    const parts = argument.split('.');
    for (let length = 1; length < parts.length; length++) {
      const value = argumentAt(this.values, parts.slice(0, length).join('.'));
      const one = Array.isArray(value) ? value.find(isReference) : value;
      if (one instanceof Reference) return one;
    }
    return undefined;
  }

  private unresolved(argument: string, value: Reference): Unresolved {
    return new Unresolved(`${argument} is ${this.shown(argument, value)}, which only ${value.knownTo} knows`);
  }
}

function isReference(part: unknown): part is Reference {
  return part instanceof Reference;
}

/** An attribute of a resource is there; a variable, and what chooses or takes apart, may be null. */
function mayBeNull({ text }: Reference): boolean {
  return !/^\$\{(module\.[\w-]+(\[[^\]]*\])?\.)*(azurerm|time)_\w+\.[\w.[\]"-]+\}$/.test(text);
}

const LONGEST_SHOWN = 100;

/** A value as reports show it; what is a secret by its look is not. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (value instanceof Reference) return withoutSecrets(value.text);
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Reference) return withoutSecrets(part.text);
    return typeof part === 'string' ? withoutSecrets(part) : part;
  });
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}
