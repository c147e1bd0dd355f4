import { own } from '../../schema';
import { type ModuleCall, type ModuleConfiguration, moduleAt, type ResourceConfiguration } from './plan-configuration';
import { type Instance, moduleKey, moduleName } from './plan-instances';
import { ResourceSiblings, Siblings } from './plan-siblings';
import { type InAll, inAll, PLAN_SILENT, type Trace, unknown } from './plan-trace';
import type { Step, Traversal } from './traversal';
import { traversalsOf, traversalText } from './traversal';

/** Where an expression stands: in which module, and in which instance of what has `for_each` or `count`. */
interface Scope {
  readonly modules: readonly string[];
  readonly key: Instance['key'];
  /** All instances of the same block. */
  readonly siblings: Siblings<unknown>;
  /** The expression of its `for_each`. */
  readonly forEach: unknown;
}

/**
 * Finds what expressions of a plan refer to.
 *
 * A plan has the references of an expression, not the expression: `t.id` alone is decided, so are a literal key, the
 * only instance, an output or argument of a module that is one of these, and `each.key` beside a resource that has just
 * the same keys. A conditional, `s[each.value.k]`, `local.x` and `n[count.index]` (which looks like `n[2 - count.index]`)
 * are not: what they may lead to is told instead.
 */
export class PlanJoiner {
  private readonly byPlace = new Map<string, ResourceSiblings>();
  private readonly moduleInstances = new Map<string, Siblings<string>>();
  private readonly traversals = new WeakMap<object, readonly Traversal[]>();
  /** What was found already, by the expression or by what is asked. */
  private readonly ofExpression = new WeakMap<object, Map<string, Trace>>();
  private readonly ofCalls = new Map<string, InAll>();
  private readonly ofList = new WeakMap<readonly Instance[], ResourceSiblings>();

  constructor(
    private readonly root: ModuleConfiguration | undefined,
    instances: readonly Instance[],
  ) {
    const resources = new Map<string, Instance[]>();
    const modules = new Map<string, Set<string>>();
    for (const instance of instances) {
      const place = placeOf(instance.modules, instance.local);
      const others = resources.get(place);
      if (others === undefined) resources.set(place, [instance]);
      else others.push(instance);
      for (const [depth, module] of instance.modules.entries()) {
        const call = placeOf(instance.modules.slice(0, depth), moduleName(module));
        const known = modules.get(call) ?? new Set();
        modules.set(call, known.add(module));
      }
    }
    for (const [place, all] of resources) this.byPlace.set(place, this.siblingsOf(all));
    for (const [place, all] of modules) this.moduleInstances.set(place, new Siblings([...all], moduleKey));
  }

  /** The configuration of an instance's block; `undefined` where the plan does not have it. */
  configurationOf({ modules, local }: Instance): ResourceConfiguration | undefined {
    return moduleAt(this.root, modules)?.resources.get(local);
  }

  /** Where an expression of an instance leads. What it leads to as a list is the same list for all instances of a block. */
  trace(from: Instance, expression: unknown): Trace {
    return this.follow(expression, {
      modules: from.modules,
      key: from.key,
      siblings: this.byPlace.get(placeOf(from.modules, from.local)) ?? NONE,
      forEach: this.configurationOf(from)?.forEach,
    });
  }

  private follow(expression: unknown, scope: Scope): Trace {
    const traversals = this.traversalsOf(expression);
    const isIndex = ({ root }: Traversal) => root === 'each.key' || root === 'count.index' || root === 'each.value';
    const sources = traversals.filter((one) => !isIndex(one));
    const indexes = traversals.filter(isIndex);
    const [source] = sources;
    if (source === undefined) {
      const [only, ...others] = indexes;
      return only?.root === 'each.value' && others.length === 0 ? this.followEach(only, scope) : unknown(traversals);
    }
    const isOne = sources.length === 1 && indexes.every(({ root }) => root !== 'each.value');
    if (isOne && indexes.length > 0) return this.followOne(source, scope, indexes);
    // Without an index it is the same for all instances.
    return this.once(expression as object, scope.modules, () =>
      isOne ? this.followOne(source, scope, []) : this.union(sources, traversals, scope),
    );
  }

  private traversalsOf(expression: unknown): readonly Traversal[] {
    if (typeof expression !== 'object' || expression === null) return [];
    const known = this.traversals.get(expression) ?? traversalsOf(expression);
    this.traversals.set(expression, known);
    return known;
  }

  /** What an expression of a module leads to, found once. */
  private once(expression: object, modules: readonly string[], find: () => Trace): Trace {
    const found = this.ofExpression.get(expression) ?? new Map<string, Trace>();
    this.ofExpression.set(expression, found);
    const place = modules.join(' ');
    const known = found.get(place);
    if (known !== undefined) return known;
    // Terraform refuses what refers to itself; here it must only end.
    found.set(place, { kind: 'any', why: 'it refers to itself' });
    const trace = find();
    found.set(place, trace);
    return trace;
  }

  private siblingsOf(instances: readonly Instance[]): ResourceSiblings {
    const known = this.ofList.get(instances) ?? new ResourceSiblings(instances);
    this.ofList.set(instances, known);
    return known;
  }

  /** One of several things: all that they may be. */
  private union(sources: readonly Traversal[], all: readonly Traversal[], scope: Scope): Trace {
    const why = `it is made of ${all.map(traversalText).join(', ')}, and ${PLAN_SILENT} say how`;
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
    const expression = own(call?.expressions, root.slice('var.'.length));
    return this.traversalsOf(expression).every((one) => this.isKnownAtPlan(one, outer));
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
      default:
        break;
    }
    const siblings = this.byPlace.get(placeOf(scope.modules, source.root)) ?? NO_RESOURCES;
    const candidates = siblings.all;
    const why = `it is made of ${[source, ...indexes].map(traversalText).join(', ')}`;
    const { chosen, steps, isByKey } = choose(siblings, source.steps, scope, indexes);
    if (chosen !== undefined && !(isByKey && siblings.isNamedByOthers(scope.key)))
      return { kind: 'one', instance: chosen, steps, ...(isByKey && { among: candidates }) };
    if (candidates.length === 0) return { kind: 'any', why: `${why}, of which this plan has none` };
    return { kind: 'some', instances: candidates, why: `${why}, and ${PLAN_SILENT} say which of them`, steps };
  }

  /** `each.value.id`, where `for_each` is another resource, or a module, as it is. */
  private followEach({ steps }: Traversal, scope: Scope): Trace {
    const each = this.traversalsOf(scope.forEach);
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
    const place = placeOf(scope.modules, name);
    const all = this.moduleInstances.get(place) ?? NO_MODULES;
    const { chosen, steps: path, isByKey } = choose(all, steps, scope, indexes);
    const text = traversalText({ root, steps });
    const inside = (module: string, within: readonly Step[], inner: readonly Traversal[]): Trace => {
      const [output, ...rest] = within;
      const modules = [...scope.modules, module];
      const outside: Scope = { modules, key: undefined, siblings: NONE, forEach: undefined };
      // After an index that is computed a plan does not have the name of the output any more.
      if (output === undefined) return this.sameOf(Object.values(outputs ?? {}), outside, text);
      const expression = outputs && own(outputs, `${output.key}`);
      if (expression === undefined) return { kind: 'any', why: `it is ${text}` };
      return this.withSteps(this.follow(expression, outside), rest, scope, inner);
    };
    const insideAll = (within: readonly Step[]): InAll => {
      const key = `${place} ${text} ${traversalText({ root, steps: within })}`;
      const known = this.ofCalls.get(key) ?? inAll(all.all.map((module) => inside(module, within, [])));
      this.ofCalls.set(key, known);
      return known;
    };
    if (chosen !== undefined) {
      const trace = inside(chosen, path, isByKey ? [] : indexes);
      if (trace.kind !== 'one' || !isByKey) return trace;
      return { ...trace, among: insideAll(path).decided };
    }
    const { isAny, instances } = insideAll(path.filter(({ isIndex }) => !isIndex));
    const why = `it is ${text}, and ${PLAN_SILENT} say of which instance`;
    return isAny ? { kind: 'any', why } : { kind: 'some', instances, why, steps: [] };
  }

  /** What all expressions lead to, where that is the same. */
  private sameOf(expressions: readonly unknown[], scope: Scope, text: string): Trace {
    const traces = expressions.map((expression) => this.follow(expression, scope));
    const found = new Set(traces.map((trace) => (trace.kind === 'one' ? trace.instance : undefined)));
    const [only] = found;
    return found.size === 1 && only !== undefined
      ? { kind: 'one', instance: only, steps: [] }
      : { kind: 'any', why: `it is an output of ${text}, and ${PLAN_SILENT} say which` };
  }

  /** What the caller of a module gives for one of its variables. */
  private followVariable(source: Traversal, scope: Scope, indexes: readonly Traversal[]): Trace {
    const called = scope.modules.at(-1);
    if (called === undefined) return unknown([source]);
    const outer = scope.modules.slice(0, -1);
    const call: ModuleCall | undefined = moduleAt(this.root, outer)?.calls.get(moduleName(called));
    const expression = own(call?.expressions, source.root.slice('var.'.length));
    const siblings = this.moduleInstances.get(placeOf(outer, moduleName(called))) ?? new Siblings([called], moduleKey);
    const trace = this.follow(expression, {
      modules: outer,
      key: moduleKey(called),
      siblings,
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
    const among = this.siblingsOf(trace.instances);
    const only = among.only(key);
    return only === undefined || among.isNamedByOthers(key) ? trace : { kind: 'one', instance: only, steps: rest };
  }
}

const NONE = new Siblings<unknown>([], () => undefined);
const NO_RESOURCES = new ResourceSiblings([]);
const NO_MODULES = new Siblings<string>([], moduleKey);

function placeOf(modules: readonly string[], local: string): string {
  return [...modules, local].join(' ');
}

/** The instance that a reference names: by a literal key, since there is one alone, or by the same key as its own. */
function choose<T>(
  siblings: Siblings<T>,
  steps: readonly Step[],
  scope: Scope,
  indexes: readonly Traversal[],
): { readonly chosen: T | undefined; readonly steps: readonly Step[]; readonly isByKey: boolean } {
  const [step, ...rest] = steps;
  if (step?.isIndex === true) return { chosen: siblings.at(step.key), steps: rest, isByKey: false };
  const [only] = siblings.all;
  if (siblings.all.length === 1) return { chosen: only, steps, isByKey: false };
  const isOwn = indexes.length === 1 && indexes[0]?.root === 'each.key' && siblings.hasKeysOf(scope.siblings);
  return { chosen: isOwn ? siblings.at(scope.key) : undefined, steps, isByKey: isOwn };
}
