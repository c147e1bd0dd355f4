import { evaluateText, type Scope } from '../hcl/evaluate-hcl';
import { mayBeTemplate } from '../hcl/hcl-template';
import { isPrimitive, madeOf, marked, Steppable, unmarked } from '../hcl/hcl-values';
import { isObject, type JsonObject, Reference } from '../resource';
import { objectsOf } from './blocks';

/** How an evaluated scope is made of another, with the names that a `dynamic` block gives. */
export type WithNames = (scope: Scope, names: ReadonlyMap<string, unknown>) => Scope;

/**
 * A value of Terraform's JSON, evaluated in all its parts. `//` stands for a comment and is kept as it is; `dynamic`
 * blocks become what they make.
 */
export function evaluateValue(value: unknown, scope: Scope, withNames: WithNames): unknown {
  if (typeof value === 'string') return evaluateText(value, scope);
  if (!(Array.isArray(value) || isObject(value)) || value instanceof Reference) return value;
  return scope.bounds.within(
    () =>
      Array.isArray(value)
        ? value.map((one) => evaluateValue(one, scope, withNames))
        : evaluateObject(value, scope, withNames),
    () => new Reference('what stands deep inside of other values'),
  );
}

function evaluateObject(value: JsonObject, scope: Scope, withNames: WithNames): unknown {
  const entries = new Map<string, unknown>();
  for (const [name, part] of Object.entries(value)) {
    if (name === '//') entries.set(name, part);
    else if (name === 'dynamic' && isDynamic(part)) continue;
    else {
      const key = mayBeTemplate(name) ? unmarked(evaluateText(name, scope)).value : name;
      // With a key that only Terraform knows, nothing is known of what the others hide.
      if (!isPrimitive(key)) return wholeUnknown(value, name, scope, withNames);
      entries.set(String(key), evaluateValue(part, scope, withNames));
    }
  }
  if (isDynamic(value.dynamic)) {
    for (const blocks of objectsOf(value.dynamic)) {
      for (const [name, block] of Object.entries(blocks)) addBlocks(entries, name, block, scope, withNames);
    }
  }
  return Object.fromEntries(entries);
}

function wholeUnknown(value: JsonObject, name: string, scope: Scope, withNames: WithNames): unknown {
  const parts = Object.entries(value).map(([key, part]) => [
    evaluateText(key, scope),
    evaluateValue(part, scope, withNames),
  ]);
  const { from, isSensitive } = madeOf(parts);
  return marked(new Reference(`an object with the key ${name}`, from), isSensitive);
}

/** Whether `dynamic` is Terraform's, and not an argument that is called so. */
function isDynamic(part: unknown): boolean {
  return objectsOf(part).some((blocks) =>
    Object.values(blocks).some((block) => objectsOf(block).some((one) => 'for_each' in one && 'content' in one)),
  );
}

function addBlocks(entries: Map<string, unknown>, name: string, block: unknown, scope: Scope, withNames: WithNames) {
  const made = objectsOf(block).map((one) => blocksOf(name, one, scope, withNames));
  const unknown = made.find((one) => one instanceof Reference);
  if (unknown !== undefined) {
    const { from } = madeOf([entries.get(name), ...made]);
    entries.set(name, new Reference((unknown as Reference).text, from));
    return;
  }
  const all = [...listOf(entries.get(name)), ...made.flat()];
  if (all.length > 0) entries.set(name, all);
}

/** The blocks that a `dynamic` block makes, or a reference where only Terraform knows which. */
function blocksOf(name: string, block: JsonObject, scope: Scope, withNames: WithNames): unknown {
  const over = evaluateValue(block.for_each, scope, withNames);
  const items = itemsOf(over);
  const iterator = typeof block.iterator === 'string' ? block.iterator : name;
  const contents = objectsOf(block.content);
  const content = (names: ReadonlyMap<string, unknown>) =>
    contents.map((one) => evaluateValue(one, withNames(scope, names), withNames));
  if (items === undefined) {
    const text = typeof block.for_each === 'string' ? block.for_each : 'what only Terraform knows';
    const each = new Reference(`\${${iterator}}`, madeOf(over).from);
    // How many there are is told by what is gone through; what stands in them, by what they hold of it.
    const { from } = madeOf(content(new Map([[iterator, { key: each, value: each }]])));
    return new Reference(`a dynamic block for each of ${text}`, from);
  }
  return items.flatMap(([key, value]) => content(new Map([[iterator, { key, value }]])));
}

/** What is gone through, with keys; `undefined` where only Terraform knows. */
function itemsOf(over: unknown): (readonly [key: unknown, value: unknown])[] | undefined {
  const { value } = unmarked(over);
  if (Array.isArray(value)) return [...value.entries()];
  if (value instanceof Set) return [...value].map((one) => [one, one]);
  if (value instanceof Steppable) {
    const entries = value.entries();
    return entries && [...entries];
  }
  if (value === null || !isObject(value) || value instanceof Reference) return undefined;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
