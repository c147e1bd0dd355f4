import { isObject, Reference, type TerraformResource } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Setting, Side } from './setting';

/** A value of an argument: what it is, or why that is not known. */
export type ArgumentValue =
  | {
      readonly kind: 'known';
      readonly value: unknown;
      readonly name?: string;
      /** What is forwarded to. */
      readonly target?: TerraformResource;
    }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * The value of an argument, as far as the document decides it. What refers to a resource is that resource, by the address
 * that it had before, so that a parent that is made anew is the same one.
 */
export function argumentValue(
  { document, resource }: Side,
  argument: string,
  setting: Setting,
  previous: PreviousAddress,
): ArgumentValue {
  const value = normalized(resource.values[argument]);
  if (/_id$|^forward_/.test(argument) && value !== undefined) {
    const target = document.resolve(resource, argument);
    if (target.kind === 'resource') {
      const { address, values } = target.resource;
      const name = typeof values.name === 'string' ? values.name : address;
      // A target is given by its name, and a parent is the resource that it is.
      return argument.startsWith('forward_')
        ? { kind: 'known', value: name, name, target: target.resource }
        : { kind: 'known', value: `=${previous(address)}`, name: address };
    }
    if (target.kind === 'unknown') return { kind: 'unknown', why: target.why };
  }
  const isUnset = value === undefined || isComputedHere({ document, resource }, argument);
  if (isUnset) return { kind: 'known', value: setting.absent };
  const inside = referenceIn(value);
  if (inside === undefined) return { kind: 'known', value };
  return {
    kind: 'unknown',
    why: inside.isWritten ? `it is ${inside.text}` : 'it is known only after apply',
  };
}

/**
 * Whether only Azure decides a value: a plan does not know it, and its configuration, which says other arguments of the
 * resource, says nothing of this one.
 */
function isComputedHere({ document, resource }: Side, argument: string): boolean {
  const value = resource.values[argument];
  if (!(value instanceof Reference) || value.isWritten) return false;
  const references = document.references(resource);
  const isSaid = references.some(({ argument: of }) => of === argument || of.startsWith(`${argument}.`));
  return references.length > 0 && !isSaid;
}

/** What Azure answers inside a block, which no configuration says. */
const ANSWERS = new Set(['principal_id', 'tenant_id', 'is_client_scoped_subscription_durable']);

/**
 * A value in one form: nothing, an empty text or list is `undefined`; of a list of one block the block, since plans have
 * a list where configurations have the block; lists of texts sorted, since they are sets.
 */
export function normalized(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (value instanceof Reference) return value;
  if (Array.isArray(value)) {
    const parts = value.map(normalized).filter((part) => part !== undefined);
    if (parts.length === 0) return undefined;
    if (parts.length === 1 && isObject(parts[0]) && !(parts[0] instanceof Reference)) return parts[0];
    return parts.every((part) => typeof part === 'string') ? parts.sort() : parts;
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .filter(([name]) => !ANSWERS.has(name))
    .map(([name, part]) => [name, normalized(part)] as const)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A part of a value that is not known. */
export function referenceIn(value: unknown): Reference | undefined {
  if (value instanceof Reference) return value;
  const parts: readonly unknown[] = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  for (const part of parts) {
    const found = referenceIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
