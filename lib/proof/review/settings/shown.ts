import { isSensitive, Reference, SENSITIVE, type TerraformResource } from '../../../terraform';
import { normalized } from './argument-value';

/** A value of an argument in one line, without what is not set and what is sensitive. */
export function shownArgument(resource: TerraformResource, argument: string, value: unknown): string {
  return textOf(masked(resource, argument, normalized(value)));
}

function masked(resource: TerraformResource, argument: string, value: unknown): unknown {
  if (isSensitive(resource, argument)) return SENSITIVE;
  if (value instanceof Reference) return value.text;
  if (Array.isArray(value)) return value.map((part: unknown) => masked(resource, argument, part));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, masked(resource, `${argument}.${name}`, part)]),
  );
}

/** A block in one line: its names and values. */
function textOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => (isBlock(part) ? `${name} (${textOf(part)})` : `${name} = ${textOf(part)}`))
    .join(', ');
}

function isBlock(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
