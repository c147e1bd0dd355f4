import { type EvaluatedReference, isObject, type JsonObject } from '../../../terraform';
import type { InventedNames } from './invented-names';

/** Values that differ are not known; where it is known what they are made of, that is told. */
export class Merger {
  constructor(private readonly names: readonly InventedNames[]) {}

  resource(changes: readonly JsonObject[]): {
    readonly change: JsonObject;
    readonly references: ReadonlyMap<string, EvaluatedReference>;
  } {
    const references = new Map<string, EvaluatedReference>();
    const details = changes.map(({ change }) => (isObject(change) ? change : {}));
    const merged = this.merge(
      details.map(({ after }) => after),
      details.map(({ after_unknown: unknown }) => unknown),
      [],
      references,
    );
    const sensitive = details.map(({ after_sensitive: marks }) => marks).reduce(bothMarked);
    return {
      change: { after: merged.value, after_unknown: merged.unknown ?? {}, after_sensitive: sensitive },
      references,
    };
  }

  /** The outputs of all samples; of one that is not known there is no value. */
  outputs(outputs: readonly JsonObject[]): JsonObject {
    const [first = {}] = outputs;
    return Object.fromEntries(
      Object.entries(first).map(([name, output]) => {
        const all = outputs.map((one) => (isObject(one[name]) ? one[name] : {}));
        const { value, unknown } = this.merge(
          all.map((one) => one.value),
          all.map(() => undefined),
          [],
          new Map(),
        );
        const { value: _, ...rest } = isObject(output) ? output : {};
        return [name, unknown === undefined ? { ...rest, value } : rest];
      }),
    );
  }

  private merge(
    values: readonly unknown[],
    unknowns: readonly unknown[],
    path: readonly string[],
    references: Map<string, EvaluatedReference>,
  ): { readonly value: unknown; readonly unknown: unknown } {
    const open = { value: undefined, unknown: true };
    if (unknowns.includes(true)) return open;
    const [value] = values;
    if (values.every(Array.isArray)) {
      const length = Math.max(...values.map((list) => list.length));
      if (values.some((list) => list.length !== length)) return open;
      const merged = Array.from({ length }, (_, index) =>
        this.merge(
          values.map((list) => (list as unknown[])[index]),
          unknowns.map((list) => (Array.isArray(list) ? list[index] : undefined)),
          [...path, `${index}`],
          references,
        ),
      );
      const isKnown = merged.every(({ unknown }) => unknown === undefined);
      return {
        value: merged.map((one) => one.value ?? null),
        unknown: isKnown ? undefined : merged.map(({ unknown }) => unknown ?? false),
      };
    }
    if (values.every(isObject)) {
      const all = values as readonly JsonObject[];
      const keys = (index: number) => [...Object.keys(all[index] ?? {}), ...openKeys(unknowns[index])];
      const names = new Set(keys(0));
      const isSame = all.every((_, index) => {
        const own = new Set(keys(index));
        return own.size === names.size && [...own].every((name) => names.has(name));
      });
      if (!isSame) return open;
      const known: Record<string, unknown> = {};
      const unknown: Record<string, unknown> = {};
      for (const name of names) {
        const merged = this.merge(
          all.map((one) => one[name]),
          unknowns.map((one) => (isObject(one) ? one[name] : undefined)),
          [...path, name],
          references,
        );
        if (merged.unknown !== true) known[name] = merged.value;
        if (merged.unknown !== undefined) unknown[name] = merged.unknown;
      }
      return { value: known, unknown: Object.keys(unknown).length === 0 ? undefined : unknown };
    }
    if (values.every((one) => one === value)) return { value, unknown: undefined };
    if (values.every((one) => typeof one === 'string')) this.refer(values as readonly string[], path, references);
    return open;
  }

  /** What texts are made of, where that is the same in all samples. */
  private refer(values: readonly string[], path: readonly string[], references: Map<string, EvaluatedReference>): void {
    const all = values.map((text, index) => this.names[index]?.told(text));
    const [first] = all;
    if (first === undefined || first.from.length === 0 || all.some((one) => one?.text !== first.text)) return;
    const owners = values.map((text, index) => this.names[index]?.owners(text) ?? []);
    const candidates = (owners[0] ?? []).filter((one) => owners.every((each) => each.includes(one)));
    const isOne = first.whole !== undefined && candidates[0] === first.whole;
    references.set(path.join('.'), {
      text: first.text,
      from: first.from,
      target: isOne ? { address: first.whole } : placeIn(values),
    });
  }
}

/** The entity that an id names, which is not among what is declared: its names, where all samples have the same. */
function placeIn(values: readonly string[]): { readonly id: string } | undefined {
  const names = values.map((text) => /\/providers\/(Microsoft\.ServiceBus\/.+)$/i.exec(text)?.[1]);
  const [first] = names;
  return first !== undefined && names.every((one) => one === first) ? { id: first } : undefined;
}

function openKeys(unknown: unknown): string[] {
  return isObject(unknown) ? Object.keys(unknown) : [];
}

/** What is marked in one of two shapes is marked. */
function bothMarked(one: unknown, other: unknown): unknown {
  if (one === true || other === true) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
      bothMarked(one[index], other[index]),
    );
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    return Object.fromEntries([...names].map((name) => [name, bothMarked(one[name], other[name])]));
  }
  return one ?? other;
}
