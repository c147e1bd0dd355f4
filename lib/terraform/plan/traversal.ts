import { isObject } from '../resource';

/** One reference of an expression, in parts: `azurerm_servicebus_topic.m["b"].id`. */
export interface Traversal {
  /** What it begins with: `azurerm_servicebus_topic.m`, `data.x.y`, `module.bus`, `var.a`, `local.b`, `each.key`, `each.value`, `count.index`. */
  readonly root: string;
  /** What follows, names and keys alike: `["b", "id"]`. */
  readonly steps: readonly Step[];
}

/** A name after a dot, or a key in brackets. */
export interface Step {
  readonly key: string | number;
  readonly isIndex: boolean;
}

const ROOT_OF_TWO = /^(?:module|var|local|each|count|path|terraform|self)$/;
const PART = /^(?:\.?([\w-]+)|\[("(?:[^"\\]|\\.)*"|\d+)\])/;

/** A key as it stands in brackets: a number, or a text in quotes, with whatever stands in it. */
export function keyIn(text: string): string | number {
  try {
    return JSON.parse(text) as string | number;
  } catch {
    return text.replace(/^"|"$/g, '');
  }
}

/** A reference as a plan writes it, in parts. */
export function parseTraversal(text: string): Traversal {
  const parts: Step[] = [];
  for (let rest = text; rest !== ''; ) {
    const match = PART.exec(rest);
    if (match === null) break;
    const [whole, name, key] = match;
    parts.push(key === undefined ? { key: name as string, isIndex: false } : { key: keyIn(key), isIndex: true });
    rest = rest.slice(whole.length);
  }
  const first = String(parts[0]?.key ?? text);
  const length = first === 'data' ? 3 : ROOT_OF_TWO.test(first) || parts.length > 1 ? 2 : 1;
  return {
    root: parts
      .slice(0, length)
      .map(({ key }) => key)
      .join('.'),
    steps: parts.slice(length),
  };
}

/**
 * What an expression of a plan refers to, each reference once for each place where it stands.
 *
 * Terraform writes a reference followed by what it is part of, down to the resource: `t.m["b"].id`, `t.m["b"]`, `t.m`.
 * A reference that is no part of the one before it begins a new one.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#expression-representation
 */
export function traversalsOf(expression: unknown): Traversal[] {
  if (!isObject(expression) || !Array.isArray(expression.references)) return [];
  const found: Traversal[] = [];
  let last = '';
  for (const reference of expression.references.map(String)) {
    const isPart = last.startsWith(reference) && /^[.[]/.test(last.slice(reference.length));
    last = reference;
    if (!isPart) found.push(parseTraversal(reference));
  }
  return found;
}

/** A traversal as somebody would write it. */
export function traversalText({ root, steps }: Traversal): string {
  return root + steps.map(({ key, isIndex }) => (isIndex ? `[${JSON.stringify(key)}]` : `.${key}`)).join('');
}
