import { isObject, Reference, type TerraformResource } from './resource';

/** What stands instead of a value that Terraform marks as sensitive. */
export const SENSITIVE = '(sensitive)';

/**
 * The arguments that Terraform marks as sensitive, from `before_sensitive` or `after_sensitive` of a plan: `true` where a
 * whole value is, else the same shape as the value. Numbers of blocks are left out, as the paths of arguments do.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function sensitivePaths(marks: unknown, argument = ''): string[] {
  if (marks === true) return [argument];
  const join = (part: string) => (argument === '' ? part : `${argument}.${part}`);
  if (Array.isArray(marks)) return [...new Set(marks.flatMap((part: unknown) => sensitivePaths(part, argument)))];
  if (!isObject(marks)) return [];
  return Object.entries(marks).flatMap(([name, part]) => sensitivePaths(part, join(name)));
}

/** Whether Terraform marks an argument, or something that it is part of, as sensitive. */
export function isSensitive({ sensitive }: TerraformResource, argument: string): boolean {
  const path = withoutNumbers(argument);
  return sensitive.map(withoutNumbers).some((one) => one === '' || path === one || path.startsWith(`${one}.`));
}

/**
 * The value of an argument as text for people: what is sensitive is never in it, what only the apply tells is said to be
 * so. The one way to print a value of a document of others.
 */
export function shownValue(resource: TerraformResource, argument: string): string {
  const text = (part: unknown) => (typeof part === 'string' ? part : JSON.stringify(part));
  const shown = masked(resource, argument, resource.values[argument]);
  return shown === undefined || shown === null || shown === '' ? 'not set' : text(shown);
}

function masked(resource: TerraformResource, argument: string, value: unknown): unknown {
  if (isSensitive(resource, argument)) return SENSITIVE;
  if (value instanceof Reference) return value.text;
  if (Array.isArray(value)) return value.map((part: unknown) => masked(resource, argument, part));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, masked(resource, `${argument}.${name}`, part)]),
  );
}

function withoutNumbers(argument: string): string {
  return argument
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
}
