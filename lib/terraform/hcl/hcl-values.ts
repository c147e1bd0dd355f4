import { isObject, Reference } from '../resource';

/** A value that Terraform marks as sensitive: it is reasoned about, and never shown. */
export class Sensitive {
  constructor(readonly value: unknown) {}
}

/** A text with something in it that only Terraform knows: `${azurerm_servicebus_namespace.bus.id}/topics/jobs`. */
export class TemplateReference extends Reference {
  constructor(
    text: string,
    from: readonly string[],
    /** What it is put together from. */
    readonly parts: readonly (string | Reference)[],
  ) {
    super(text, from);
  }
}

/** One of several values, and only Terraform knows which. */
export class Choice extends Reference {
  constructor(
    text: string,
    from: readonly string[],
    readonly options: readonly unknown[],
  ) {
    super(text, from);
  }
}

/** A value that only Terraform knows, of which the document knows parts: a resource, a module. */
export abstract class Steppable extends Reference {
  /** What steps from it lead to. */
  abstract at(path: Path): unknown;
  /** Its instances by their keys, where it is all instances of something and these are known. */
  abstract entries(): ReadonlyMap<string, unknown> | undefined;
}

/** One step of a path whose keys are evaluated; `unknown` is an index that is not known. */
export type PathStep =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: string | number }
  | { readonly kind: 'splat' }
  | { readonly kind: 'unknown'; readonly source: string };
export type Path = readonly PathStep[];

/** A path as it is written: `["a"].name[0]`. */
export function pathText(path: Path): string {
  return path.map(stepText).join('');
}

function stepText(step: PathStep): string {
  if (step.kind === 'attribute') return `.${step.name}`;
  if (step.kind === 'splat') return '[*]';
  return step.kind === 'index' ? keyText(step.key) : `[${step.source}]`;
}

/** The key of an instance as it stands in an address: `["a"]`, `[0]`. */
export function keyText(key: string | number): string {
  return `[${JSON.stringify(key)}]`;
}

/** A value without the marks of what is sensitive in it, and whether there was one. */
export function unmarked(value: unknown): { readonly value: unknown; readonly isSensitive: boolean } {
  return value instanceof Sensitive
    ? { value: unmarked(value.value).value, isSensitive: true }
    : { value, isSensitive: false };
}

/** A value, marked where something is that it comes from. */
export function marked(value: unknown, isSensitive: boolean): unknown {
  return isSensitive && !(value instanceof Sensitive) ? new Sensitive(value) : value;
}

/** Text, number or yes and no: what stands in a template as it is. */
export function isPrimitive(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Everything that a value is made of and that is not literal, and whether something of it is sensitive. */
export function madeOf(value: unknown): { readonly from: readonly string[]; readonly isSensitive: boolean } {
  const from = new Set<string>();
  let isSensitive = false;
  const visit = (part: unknown): void => {
    if (part instanceof Sensitive) {
      isSensitive = true;
      visit(part.value);
    } else if (part instanceof Reference) for (const one of part.from) from.add(one);
    else if (Array.isArray(part) || part instanceof Set) for (const one of part) visit(one);
    else if (isObject(part)) for (const one of Object.values(part)) visit(one);
  };
  visit(value);
  return { from: [...from], isSensitive };
}

/** Whether nothing in a value is left to Terraform. */
export function isLiteral(value: unknown): boolean {
  if (value instanceof Reference) return false;
  if (value instanceof Sensitive) return isLiteral(value.value);
  if (Array.isArray(value) || value instanceof Set) return [...value].every(isLiteral);
  return !isObject(value) || Object.values(value).every(isLiteral);
}
