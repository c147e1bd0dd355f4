import { isSensitive, Reference, type TerraformResource } from '../../terraform';

/** What a document says of an argument. */
export type ToldValue =
  | { readonly kind: 'known'; readonly value: unknown }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly why: string };

/**
 * An argument of a resource, under the first of its names that is there: azurerm has renamed some.
 *
 * What is marked as sensitive is not known here: it must not end up in code.
 */
export function toldValue(resource: TerraformResource, ...names: readonly string[]): ToldValue {
  for (const name of names) {
    const value = resource.values[name];
    if (value === undefined || value === null) continue;
    if (isSensitive(resource, name)) return { kind: 'unknown', why: 'it is marked as sensitive' };
    if (value instanceof Reference) return { kind: 'unknown', why: `it is ${value.text}` };
    return { kind: 'known', value };
  }
  // What a data source does not have is not the default.
  return resource.mode === 'data' ? { kind: 'unknown', why: 'its data source does not tell' } : { kind: 'absent' };
}

/** A text that is known, and not empty. */
export function toldText(resource: TerraformResource, ...names: readonly string[]): string | undefined {
  const told = toldValue(resource, ...names);
  return told.kind === 'known' && typeof told.value === 'string' && told.value !== '' ? told.value : undefined;
}
