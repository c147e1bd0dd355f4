import { own } from '../schema';
import { type ModuleCall, type ModuleConfiguration, moduleAt, type ResourceConfiguration } from './plan-configuration';
import { type Instance, moduleKey, moduleName } from './plan-instances';
import type { Step, Traversal } from './traversal';
import { traversalsOf, traversalText } from './traversal';

/** Where an expression stands: in which module, and in which instance of what has `for_each` or `count`. */
interface Scope {
  readonly modules: readonly string[];
  readonly key: Instance['key'];
  /** The keys of all instances of the same block. */
  readonly keys: ReadonlySet<Instance['key']>;
  /** The expression of its `for_each`. */
  readonly forEach: unknown;
}

/** Where an expression leads: to one resource, to one of some, or to anything; with why it is not decided. */
export type Trace =
  | {
      readonly kind: 'one';
      readonly instance: Instance;
      readonly steps: readonly Step[];
      /** Where it goes by `each.key`, which looks like any function of it in a plan: all that such a function may give. */
      readonly among?: readonly Instance[];
    }
  | {
      readonly kind: 'some';
      readonly instances: readonly Instance[];
      readonly why: string;
      readonly steps: readonly Step[];
    }
  | { readonly kind: 'any'; readonly why: string };

/**
 * Finds what expressions of a plan refer to.
 *
 * A plan has the references of an expression, not the expression: `t.id` alone is decided, so are a literal key, the
 * only instance, an output or argument of a module that is one of these, and `each.key` beside a resource that has just
 * the same keys. A conditional, `s[each.value.k]`, `local.x` and `n[count.index]` (which looks like `n[2 - count.index]`)
 * are not: what they may lead to is told instead.
 */
export class PlanJoiner {
  private readonly byPlace = new Map<string, Instance[]>();
  private readonly moduleInstances = new Map<string, Set<string>>();

  constructor(
    private readonly root: ModuleConfiguration | undefined,
    instances: readonly Instance[],
  ) {
    for (const instance of instances) {
      add(this.byPlace, placeOf(instance.modules, instance.local), instance);
      for (let depth = 1; depth <= instance.modules.length; depth++) {
        const place = placeOf(instance.modules.slice(0, depth - 1), moduleName(instance.modules[depth - 1] as string));
        const known = this.moduleInstances.get(place) ?? new Set();
        this.moduleInstances.set(place, known.add(instance.modules[depth - 1] as string));
      }
    }
  }

  /** The configuration of an instance's block; `undefined` where the plan does not have it. */
  configurationOf({ modules, local }: Instance): ResourceConfiguration | undefined {
    return moduleAt(this.root, modules)?.resources.get(local);
  }

  /** Where an expression of an instance leads. */
  trace(from: Instance, expression: unknown): Trace {
    const siblings = this.byPlace.get(placeOf(from.modules, from.local)) ?? [];
    return this.follow(traversalsOf(expression), {
      modules: from.modules,
      key: from.key,
      keys: new Set(siblings.map(({ key }) => key)),
      forEach: this.configurationOf(from)?.forEach,
    });
  }

  private follow(traversals: readonly Traversal[], scope: Scope): Trace {
    const isIndex = ({ root }: Traversal) => root === 'each.key' || root === 'count.index' || root === 'each.value';
    const sources = traversals.filter((one) => !isIndex(one));
    const indexes = traversals.filter(isIndex);
    const [source] = sources;
    if (source === undefined) {
      const [only, ...others] = indexes;
      return only?.root === 'each.value' && others.length === 0 ? this.followEach(only, scope) : unknown(traversals);
    }
    if (sources.length === 1 && indexes.every(({ root }) => root !== 'each.value')) {
      return this.followOne(source, scope, indexes);
    }
    return this.union(sources, traversals, scope);
  }

  /** One of several things: all that they may be. */
  private union(sources: readonly Traversal[], all: readonly Traversal[], scope: Scope): Trace {
    const why = `it is made of ${all.map(traversalText).join(', ')}, and a plan does not say how`;
    const instances = new Set<Instance>();
    for (const source of sources) {
      const trace = this.followOne(source, scope, []);
      if (trace.kind === 'any') {
        // A value that is known while planning decides among what else there is, and leads nowhere itself.
        if (this.isKnownAtPlan(source, scope.modules)) continue;
        return { kind: 'any', why };
      }
      for (const instance of trace.kind === 'one' ? [trace.instance] : trace.instances) instances.add(instance);
    }
    return instances.size === 0 ? { kind: 'any', why } : { kind: 'some', instances: [...instances], why, steps: [] };
  }

  /** Whether a variable has a value that is known while planning: one of the root, or one that is given a literal. */
  isKnownAtPlan({ root }: Traversal, modules: readonly string[]): boolean {
    if (!root.startsWith('var.')) return false;
    const called = modules.at(-1);
    if (called === undefined) return true;
    const outer = modules.slice(0, -1);
    const call = moduleAt(this.root, outer)?.calls.get(moduleName(called));
    return traversalsOf(call?.expressions[root.slice('var.'.length)]).every((one) => this.isKnownAtPlan(one, outer));
  }

  private followOne(source: Traversal, scope: Scope, indexes: readonly Traversal[]): Trace {
    const [first] = source.root.split('.');
    switch (first) {
      case 'module':
        return this.followModule(source, scope, indexes);
      case 'var':
        return this.followVariable(source, scope, indexes);
      case 'local':
      case 'path':
      case 'terraform':
      case 'self':
        return unknown([source]);
    }
    const candidates = this.byPlace.get(placeOf(scope.modules, source.root)) ?? [];
    const why = `it is made of ${[source, ...indexes].map(traversalText).join(', ')}`;
    const { chosen, steps, isByKey } = this.choose(candidates, ({ key }) => key, source.steps, scope, indexes);
    if (chosen !== undefined && !(isByKey && isNamedByOthers(candidates, scope.key)))
      return { kind: 'one', instance: chosen, steps, ...(isByKey && { among: candidates }) };
    if (candidates.length === 0) return { kind: 'any', why: `${why}, of which this plan has none` };
    return { kind: 'some', instances: candidates, why: `${why}, and a plan does not say which of them`, steps };
  }

  /** The instance that a reference names: by a literal key, since there is one alone, or by the same key as its own. */
  private choose<T>(
    candidates: readonly T[],
    keyOf: (candidate: T) => Instance['key'],
    steps: readonly Step[],
    scope: Scope,
    indexes: readonly Traversal[],
  ): { readonly chosen: T | undefined; readonly steps: readonly Step[]; readonly isByKey: boolean } {
    const [step, ...rest] = steps;
    if (step?.isIndex === true)
      return { chosen: candidates.find((one) => keyOf(one) === step.key), steps: rest, isByKey: false };
    const [only] = candidates;
    if (candidates.length === 1) return { chosen: only, steps, isByKey: false };
    const keys = new Set(candidates.map(keyOf));
    const isOwn = indexes.length === 1 && indexes[0]?.root === 'each.key' && areEqual(keys, scope.keys);
    return { chosen: isOwn ? candidates.find((one) => keyOf(one) === scope.key) : undefined, steps, isByKey: isOwn };
  }

  /** `each.value.id`, where `for_each` is another resource, or a module, as it is. */
  private followEach({ steps }: Traversal, scope: Scope): Trace {
    const each = traversalsOf(scope.forEach);
    const [source] = each;
    const own: Traversal = { root: 'each.key', steps: [] };
    if (source === undefined || each.length !== 1) return unknown([{ root: 'each.value', steps }]);
    const trace = this.followOne(source, scope, [own]);
    // An output of a module comes after the module's key, as the attribute of a resource does.
    if (source.root.startsWith('module.') && source.steps.length === 0) {
      return this.followModule({ root: source.root, steps }, scope, [own]);
    }
    if (trace.kind === 'any' || steps.length > 1) return unknown([{ root: 'each.value', steps }, ...each]);
    return { ...trace, steps };
  }

  /** An output of a module. */
  private followModule({ root, steps }: Traversal, scope: Scope, indexes: readonly Traversal[]): Trace {
    const name = root.slice('module.'.length);
    const outer = moduleAt(this.root, scope.modules);
    const outputs = outer?.calls.get(name)?.module.outputs;
    const all = [...(this.moduleInstances.get(placeOf(scope.modules, name)) ?? [])];
    const chosen = this.choose(all, moduleKey, steps, scope, indexes);
    const text = traversalText({ root, steps });
    const inside = (module: string, path: readonly Step[], inner: readonly Traversal[]): Trace => {
      const [output, ...rest] = path;
      const modules = [...scope.modules, module];
      const within = { ...scope, modules, forEach: undefined };
      // After an index that is computed a plan does not have the name of the output any more.
      if (output === undefined) return this.sameOf(Object.values(outputs ?? {}), within, text);
      if (outputs === undefined || own(outputs, `${output.key}`) === undefined)
        return { kind: 'any', why: `it is ${text}` };
      const trace = this.follow(traversalsOf(own(outputs, `${output.key}`)), within);
      return this.withSteps(trace, rest, scope, inner);
    };
    if (chosen.chosen !== undefined) {
      const trace = inside(chosen.chosen, chosen.steps, chosen.isByKey ? [] : indexes);
      if (trace.kind !== 'one' || !chosen.isByKey) return trace;
      const others = all.map((module) => inside(module, chosen.steps, []));
      return { ...trace, among: others.flatMap((one) => (one.kind === 'one' ? one.instance : [])) };
    }
    const traces = all.map((module) =>
      inside(
        module,
        chosen.steps.filter(({ isIndex }) => !isIndex),
        [],
      ),
    );
    const instances = traces.flatMap((trace) =>
      trace.kind === 'some' ? trace.instances : trace.kind === 'one' ? trace.instance : [],
    );
    const isAll = all.length > 0 && traces.every(({ kind }) => kind !== 'any');
    const why = `it is ${text}, and a plan does not say of which instance`;
    return isAll ? { kind: 'some', instances, why, steps: [] } : { kind: 'any', why };
  }

  /** What all expressions lead to, where that is the same. */
  private sameOf(expressions: readonly unknown[], scope: Scope, text: string): Trace {
    const traces = expressions.map((expression) => this.follow(traversalsOf(expression), scope));
    const found = new Set(traces.map((trace) => (trace.kind === 'one' ? trace.instance : undefined)));
    const [only] = found;
    return found.size === 1 && only !== undefined
      ? { kind: 'one', instance: only, steps: [] }
      : { kind: 'any', why: `it is an output of ${text}, and a plan does not say which` };
  }

  /** What the caller of a module gives for one of its variables. */
  private followVariable(source: Traversal, scope: Scope, indexes: readonly Traversal[]): Trace {
    const called = scope.modules.at(-1);
    if (called === undefined) return unknown([source]);
    const outer = scope.modules.slice(0, -1);
    const call: ModuleCall | undefined = moduleAt(this.root, outer)?.calls.get(moduleName(called));
    const expression = own(call?.expressions, source.root.slice('var.'.length));
    const siblings = this.moduleInstances.get(placeOf(outer, moduleName(called))) ?? new Set([called]);
    const trace = this.follow(traversalsOf(expression), {
      modules: outer,
      key: moduleKey(called),
      keys: new Set([...siblings].map(moduleKey)),
      forEach: call?.forEach,
    });
    if (trace.kind === 'any') return { kind: 'any', why: `it is ${traversalText(source)}: ${trace.why}` };
    return this.withSteps(trace, source.steps, scope, indexes);
  }

  /**
   * What a value is with more steps into it. A map of several resources is mostly keyed by their keys, or by their names:
   * where both lead to the same one, that is it.
   */
  private withSteps(trace: Trace, steps: readonly Step[], scope: Scope, indexes: readonly Traversal[]): Trace {
    if (trace.kind === 'any') return trace;
    if (trace.kind === 'one') return { ...trace, steps: [...trace.steps, ...steps] };
    const [step, ...rest] = steps;
    const isOwn = indexes.length === 1 && indexes[0]?.root === 'each.key';
    const key = step === undefined ? (isOwn ? scope.key : undefined) : step.key;
    if (key === undefined) return trace;
    const isAmbiguous = isNamedByOthers(trace.instances, key);
    const found = trace.instances.filter((one) => one.key === key);
    const [only] = found;
    if (only === undefined || found.length > 1 || isAmbiguous) return trace;
    return { kind: 'one', instance: only, steps: rest };
  }
}

function unknown(traversals: readonly Traversal[]): Trace {
  const text = traversals.map(traversalText).join(', ');
  const isLocal = traversals.some(({ root }) => root.startsWith('local.'));
  const why = isLocal
    ? `it is ${text}, and a plan does not have local values`
    : `it is made of ${text || 'nothing that is named'}`;
  return { kind: 'any', why };
}

/** Whether another instance than that of a key has the key as an attribute: a map may be keyed by that instead. */
function isNamedByOthers(instances: readonly Instance[], key: Instance['key']): boolean {
  return instances.some((one) => one.key !== key && Object.values(one.resource.values).includes(key));
}

function areEqual(a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): boolean {
  return a.size === b.size && [...a].every((key) => b.has(key));
}

function placeOf(modules: readonly string[], local: string): string {
  return [...modules, local].join(' ');
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
