import type { EvaluatedReference, Evaluation } from '../../terraform';
import { isObject, type JsonObject } from '../../terraform';

/** What one run of Terraform has planned, with the names of the user's. */
export type SampledPlan = JsonObject;

/** What several runs say together. */
export interface MergedPlan {
  /** As a plan, in which everything is unknown that nobody knows before it is there. */
  readonly json: JsonObject;
  readonly evaluation: Evaluation;
}

/** A resource as one of the samples has it. */
interface Sampled {
  readonly change: JsonObject;
  /** The number of the sample. */
  readonly number: number;
}

/**
 * One plan out of several that were made with other invented parts: what is the same in all of them is known, what is
 * made of ids is told as that, everything else is not known.
 *
 * @param perhaps why a resource may not be there, or several times, by the text of its address before keys
 */
export function mergedPlan(plans: readonly SampledPlan[], perhaps: ReadonlyMap<string, string>): MergedPlan {
  const names = plans.map((plan) => new InventedNames(changesOf(plan)));
  const grouped = new Map<string, Sampled[]>();
  const uncertain = new Map<string, string>();
  for (const [number, plan] of plans.entries()) {
    for (const change of changesOf(plan)) {
      const told = names[number]?.told(String(change.address)).text ?? '';
      const why = perhapsOf(told, perhaps);
      // Of what may be there several times there is one, which stands for all of them.
      const address = why === undefined ? told : withoutKeys(told);
      if (why !== undefined) uncertain.set(address, why);
      grouped.set(address, [...(grouped.get(address) ?? []), { change, number }]);
    }
  }
  const values = new Map<string, ReadonlyMap<string, EvaluatedReference>>();
  const changes = [...grouped].map(([address, sampled]) => {
    const isEverywhere = plans.every((_, number) => sampled.some((one) => one.number === number));
    if (!isEverywhere && !uncertain.has(address))
      uncertain.set(address, 'it depends on an id that is known after apply');
    const merged = new Merger(sampled.map(({ number }) => names[number] as InventedNames)).resource(
      sampled.map(({ change }) => change),
    );
    values.set(address, merged.references);
    const [{ change: first } = { change: {} as JsonObject }] = sampled;
    const { index, module_address: module, ...others } = first;
    const isOne = !uncertain.has(address);
    return {
      ...others,
      address,
      ...(isOne && index !== undefined && { index: keyTold(index, address) }),
      ...(typeof module === 'string' && { module_address: isOne ? moduleIn(address) : withoutKeys(module) }),
      change: { ...(isObject(first.change) ? first.change : {}), ...merged.change },
    };
  });
  const [first = {}] = plans;
  const outputs = plans.map((plan) => outputsOf(plan));
  return {
    json: { ...first, resource_changes: changes, planned_values: { outputs: new Merger(names).outputs(outputs) } },
    evaluation: { presence: 'declared', values, perhaps: uncertain },
  };
}

function changesOf({ resource_changes: changes }: JsonObject): JsonObject[] {
  return (Array.isArray(changes) ? changes : []).filter(isObject);
}

function outputsOf({ planned_values: planned }: JsonObject): JsonObject {
  const { outputs } = isObject(planned) ? planned : {};
  return isObject(outputs) ? outputs : {};
}

/** An address without the keys of instances: `module.a["x"].b.c[0]` is `module.a.b.c`. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

/** Why a resource, or a module that it is in, may not be there, or several times. */
function perhapsOf(address: string, perhaps: ReadonlyMap<string, string>): string | undefined {
  if (perhaps.size === 0) return undefined;
  const plain = withoutKeys(address);
  const own = perhaps.get(plain);
  if (own !== undefined) return own;
  const parts = plain.split('.');
  for (let length = 2; length < parts.length && parts[length - 2] === 'module'; length += 2) {
    const why = perhaps.get(parts.slice(0, length).join('.'));
    if (why !== undefined) return why;
  }
  return undefined;
}

/** The key of an instance, which may be an id: as its address tells it. */
function keyTold(index: unknown, address: string): unknown {
  if (typeof index !== 'string') return index;
  const [, key] = /\[("(?:[^"\\]|\\.)*")\]$/.exec(address) ?? [];
  return key === undefined ? index : JSON.parse(key);
}

/** The modules that an address begins with. */
function moduleIn(address: string): string {
  const [module = ''] = /^(?:module\.[\w-]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.)+/.exec(address) ?? [];
  return module.slice(0, -1);
}

/** A text with invented parts told as the expressions that they are the values of. */
interface Told {
  readonly text: string;
  /** What the expressions refer to: `azurerm_servicebus_topic.jobs.id`. */
  readonly from: readonly string[];
  /** The address of the resource whose id it is, where it is nothing but that. */
  readonly whole: string | undefined;
}

/** What was invented in one sample, by what it stands for. */
class InventedNames {
  /** The addresses of what has an id, by the id in small letters. */
  private readonly byId = new Map<string, string[]>();
  private readonly subscriptions = new Map<string, string>();

  constructor(changes: readonly JsonObject[]) {
    for (const { address, type, mode, change } of changes) {
      const after = isObject(change) && isObject(change.after) ? change.after : {};
      const { id, subscription_id: subscription } = after;
      const isOfSubscription = mode === 'data' && /^azurerm_(client_config|subscription)$/.test(String(type));
      if (isOfSubscription && typeof subscription === 'string')
        this.subscriptions.set(subscription.toLowerCase(), `${address}.subscription_id`);
      if (typeof id !== 'string' || !id.startsWith('/')) continue;
      const known = this.byId.get(id.toLowerCase()) ?? [];
      // Of a resource and a data source that reads it, the resource says more.
      this.byId.set(id.toLowerCase(), mode === 'data' ? [...known, String(address)] : [String(address), ...known]);
    }
  }

  /** What has an id: one, or several that Azure would not let be there together. */
  owners(id: string): readonly string[] {
    return this.byId.get(id.toLowerCase()) ?? [];
  }

  told(text: string): Told {
    const whole = this.owners(text)[0];
    if (whole !== undefined) return { text: `\${${this.plain(whole)}.id}`, from: [`${whole}.id`], whole };
    const from: string[] = [];
    let done = '';
    let at = 0;
    for (const { index } of text.matchAll(/\/subscriptions\//gi)) {
      if (index < at) continue;
      const found = this.longest(text.slice(index));
      if (found === undefined) continue;
      done += `${text.slice(at, index)}\${${found.name}}`;
      from.push(found.name);
      at = index + found.length;
    }
    const rest = text.slice(at).replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, (guid) => {
      const name = this.subscriptions.get(guid.toLowerCase());
      if (name === undefined) return guid;
      from.push(name);
      return `\${${name}}`;
    });
    return { text: done + rest, from, whole: undefined };
  }

  /** The longest id that a text begins with. */
  private longest(text: string): { readonly name: string; readonly length: number } | undefined {
    const ends = [...text.matchAll(/(?=[/"'\s,;)\]}|])|$/g)].map(({ index }) => index).reverse();
    for (const length of ends) {
      const [owner] = this.owners(text.slice(0, length));
      if (owner !== undefined) return { name: `${this.plain(owner)}.id`, length };
    }
    return undefined;
  }

  /** An address whose own keys are told. */
  private plain(address: string): string {
    return address.includes('/subscriptions/') ? withoutKeys(address) : address;
  }
}

/** Values that differ are not known; where it is known what they are made of, that is told. */
class Merger {
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
