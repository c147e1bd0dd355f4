import { type ExpressionReference, isObject, Reference } from './resource';

/**
 * What is inside some arguments, each with its path: `app_settings.BUS`.
 *
 * @param isWhole whether a part is taken as it is; what is no list and no object is in any case
 */
export function leavesOf(
  value: unknown,
  isWhole: (part: unknown) => boolean,
  argument = '',
): { readonly argument: string; readonly leaf: unknown }[] {
  const isList = Array.isArray(value);
  if (isWhole(value) || !(isList || isObject(value))) return [{ argument, leaf: value }];
  const entries: [string | number, unknown][] = isList ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([part, inner]) =>
    leavesOf(inner, isWhole, argument === '' ? `${part}` : `${argument}.${part}`),
  );
}

/** All references in some arguments, with the arguments they stand in; what stands under `//` is a comment. */
export function collectReferences(values: unknown): ExpressionReference[] {
  const { '//': _, ...rest } = isObject(values) ? values : { value: values };
  return leavesOf(rest, (part) => part instanceof Reference).flatMap(({ argument, leaf }) =>
    leaf instanceof Reference ? leaf.from.map((to) => ({ argument, to })) : [],
  );
}

/** All references of the expressions that a plan has of a resource or output. */
export function collectPlanReferences(expressions: unknown): ExpressionReference[] {
  return leavesOf(expressions, isExpression).flatMap(({ argument, leaf }) =>
    referencesOf(leaf).map((to) => ({ argument, to })),
  );
}

/** What an expression of a plan refers to. */
export function referencesOf(expression: unknown): string[] {
  return isExpression(expression) ? expression.references.map(String) : [];
}

function isExpression(part: unknown): part is { readonly references: readonly unknown[] } {
  return isObject(part) && Array.isArray(part.references);
}
