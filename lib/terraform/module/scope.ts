import { own } from '../../schema';
import type { Bounds } from '../hcl/bounds';
import { access, type Scope } from '../hcl/evaluate-hcl';
import { converted } from '../hcl/hcl-functions';
import { marked, type Path, pathText, unmarked } from '../hcl/hcl-values';
import { type Computed, isObject, type JsonObject, Reference } from '../resource';
import { evaluateValue, type WithNames } from './evaluate-value';
import { type Instance, type Instances, instanceAt, resourceAt, UndeclaredReference, withKey } from './instances';
import { META_ARGUMENTS } from './meta-arguments';
import { ModuleReference } from './module-reference';
import { type Repetition, repetitionOf } from './repetition';
import type { Declaration, ModuleSource } from './source';

/** What a module is given for its variables; `undefined` for one that it is not given. */
export type Inputs = (variable: string) => unknown;

/** A module that is called, or why it cannot be read. */
export type Called = { readonly module: Module } | { readonly why: string };

/** What all modules of a configuration have in common. */
export interface Caller {
  /** Finds the module that a call names. */
  call(from: Module, call: JsonObject, address: string, inputs: Inputs): Called;
  readonly bounds: Bounds;
  /**
   * What Azure fills in.
   *
   * @default - only Terraform knows
   */
  readonly computed?: Computed | undefined;
}

/** `each` and `count` of an instance, and the names that `dynamic` blocks give. */
type Names = ReadonlyMap<string, unknown>;
const NO_NAMES: Names = new Map();

/** One instance of a module: what it declares, evaluated as it is asked for. */
export class Module {
  private readonly values = new Map<string, unknown>();
  private readonly pending = new Set<string>();
  private readonly resources = new Map<string, Instances<Instance>>();
  private readonly modules = new Map<string, Instances<Called>>();
  /** What calls are given, by their addresses. */
  private readonly given = new Map<string, (values: JsonObject) => unknown>();

  constructor(
    readonly source: ModuleSource,
    /** `module.bus["a"]`; empty for the root. */
    readonly address: string,
    /** The folder that it was read from, where it was. */
    readonly folder: string | undefined,
    private readonly inputs: Inputs,
    private readonly caller: Caller,
    /** The module that calls it, and how. */
    readonly calledBy: { readonly module: Module; readonly call: JsonObject } | undefined,
  ) {}

  /** The beginning of the addresses in it. */
  get prefix(): string {
    return this.address === '' ? '' : `${this.address}.`;
  }

  variable(name: string): unknown {
    return this.once(`var.${name}`, () => {
      const body = this.source.variables.get(name)?.body ?? {};
      const given = this.inputs(name);
      const isLeft = given === undefined || (given === null && body.nullable === false);
      const value = isLeft ? body.default : given;
      if (value === undefined) return marked(this.unknown(`var.${name}`), body.sensitive === true);
      return marked(converted(value, body.type), body.sensitive === true);
    });
  }

  local(name: string): unknown {
    const local = this.source.locals.get(name);
    return local === undefined
      ? this.unknown(`local.${name}`)
      : this.once(`local.${name}`, () => this.evaluate(local.value));
  }

  output(name: string): unknown {
    const body = this.source.outputs.get(name)?.body;
    if (body === undefined) return this.unknown(`output.${name}`);
    return this.once(`output.${name}`, () => marked(this.evaluate(body.value), body.sensitive === true));
  }

  /** All instances of a resource that the module declares. */
  instancesOf(declaration: Declaration): Instances<Instance> {
    const known = this.resources.get(declaration.local);
    if (known !== undefined) return known;
    const address = `${this.prefix}${declaration.local}`;
    // What goes in a circle is refused by Terraform; here it must only end.
    this.resources.set(declaration.local, unknownInstances(this.instance(declaration, address, NO_NAMES)));
    const instances = this.repeat(declaration.body, (key, names) =>
      this.instance(declaration, withKey(address, key), names),
    );
    this.resources.set(declaration.local, instances);
    return instances;
  }

  /** All instances of a module that this one calls. */
  callsOf(name: string): Instances<Called> | undefined {
    const known = this.modules.get(name);
    const call = this.source.calls.get(name)?.body;
    if (known !== undefined || call === undefined) return known;
    const address = `${this.prefix}module.${name}`;
    this.modules.set(name, unknownInstances({ why: 'refers to itself' }));
    const calls = this.repeat(call, (key, names): Called => {
      const inputs: Inputs = (variable) =>
        Object.hasOwn(call, variable)
          ? this.once(`${withKey(address, key)}.${variable}`, () => this.evaluate(call[variable], names))
          : undefined;
      this.given.set(withKey(address, key), (values) => this.evaluate(values, names));
      return this.caller.call(this, call, withKey(address, key), inputs);
    });
    this.modules.set(name, calls);
    return calls;
  }

  /** Values that stand in a call, as they are for each of its instances, by their addresses. */
  evaluateInCalls(name: string, values: JsonObject): readonly (readonly [address: string, value: unknown])[] {
    this.callsOf(name);
    const address = `${this.prefix}module.${name}`;
    return [...this.given]
      .filter(([one]) => one === address || one.startsWith(`${address}[`))
      .map(([one, evaluate]) => [one, evaluate(values)]);
  }

  /** A value of Terraform's JSON, as it is in this module. */
  evaluate(value: unknown, names: Names = NO_NAMES): unknown {
    return evaluateValue(value, this.scope(names), this.withNames);
  }

  private readonly withNames: WithNames = (scope, more) => ({
    ...scope,
    lookup: (root, path, text) =>
      more.has(root)
        ? access(more.get(root), path, () => new Reference(`\${${text}}`))
        : scope.lookup(root, path, text),
  });

  private scope(names: Names): Scope {
    return {
      bounds: this.caller.bounds,
      lookup: (root, path, text) => {
        const unknown = () => new Reference(`\${${text}}`);
        if (names.has(root)) return access(names.get(root), path, unknown);
        const [first, ...rest] = path;
        const name = first?.kind === 'attribute' ? first.name : undefined;
        if (name === undefined || root === 'each' || root === 'count') return unknown();
        if (root === 'var') return access(this.variable(name), rest, unknown);
        if (root === 'local') return access(this.local(name), rest, unknown);
        if (root === 'path' || root === 'terraform' || root === 'self') return unknown();
        if (root === 'module') return this.moduleAt(name, rest);
        if (root !== 'data' && root !== 'ephemeral') return this.resourceAt(`${root}.${name}`, rest);
        const [second, ...after] = rest;
        return second?.kind === 'attribute' ? this.resourceAt(`${root}.${name}.${second.name}`, after) : unknown();
      },
    };
  }

  private resourceAt(local: string, path: Path): unknown {
    const declaration = this.source.declarations.get(local);
    const address = `${this.prefix}${local}`;
    return declaration === undefined
      ? new UndeclaredReference(address, path)
      : resourceAt(address, this.instancesOf(declaration), path);
  }

  /** The keys of a module that is called `for_each` of something known. */
  keysOf(name: string): readonly (string | number)[] | undefined {
    const calls = this.callsOf(name);
    return calls?.kind === 'each' ? [...calls.byKey.keys()] : undefined;
  }

  /** What steps from a module that is called lead to. */
  moduleAt(name: string, path: Path): unknown {
    const calls = this.callsOf(name);
    const address = `${this.prefix}module.${name}`;
    const found = calls && instanceAt(calls, path);
    if (calls === undefined || found === undefined) return new ModuleReference(address, path, this, name);
    const [output, ...rest] = found.rest;
    if (output === undefined) return new ModuleReference(address, path, this, name);
    const unknown = () => new Reference(`\${${address}${pathText(path)}}`, [`${address}${pathText(path)}`]);
    if ('why' in found.one || output.kind !== 'attribute') return unknown();
    return access(found.one.module.output(output.name), rest, unknown);
  }

  private instance(declaration: Declaration, address: string, names: Names): Instance {
    const { body } = declaration;
    const known = new Map<string, unknown>();
    const argument = (name: string): unknown => {
      if (META_ARGUMENTS.has(name)) return undefined;
      if (!known.has(name)) {
        // Until it is known, what asks for it in a circle gets what Azure would say.
        known.set(name, undefined);
        const only = { ...(Object.hasOwn(body, name) && { [name]: body[name] }), ...dynamicOf(body, name) };
        const evaluated = this.evaluate(only, names);
        const value = isObject(evaluated) && !(evaluated instanceof Reference) ? own(evaluated, name) : evaluated;
        known.set(name, value);
      }
      return known.get(name);
    };
    const { type, mode } = declaration;
    const { computed } = this.caller;
    return {
      declaration,
      address,
      argument,
      computed: (name) => computed?.({ address, type, mode, argument: (one) => unmarked(argument(one)).value }, name),
    };
  }

  private repeat<T>(body: JsonObject, make: (key: string | number | undefined, names: Names) => T): Instances<T> {
    const repetition: Repetition = repetitionOf(body, (value) => this.evaluate(value), this.caller.bounds);
    switch (repetition.kind) {
      case 'one':
        return { kind: 'one', only: make(undefined, NO_NAMES) };
      case 'each': {
        const one = ([key, value]: readonly [string, unknown]) =>
          [key, make(key, new Map([['each', { key, value }]]))] as const;
        return { kind: 'each', byKey: new Map(repetition.items.map(one)) };
      }
      case 'count': {
        const one = (index: number) => [index, make(index, new Map([['count', { index }]]))] as const;
        return { kind: 'count', byKey: new Map(Array.from({ length: repetition.count }, (_, index) => one(index))) };
      }
      case 'unknown': {
        const { why, from } = repetition;
        const each = (text: string) => new Reference(`\${${text}}`, from);
        const names: Names = new Map<string, unknown>([
          ['each', { key: each('each.key'), value: each('each.value') }],
          ['count', { index: each('count.index') }],
        ]);
        return { kind: 'unknown', why, from, any: make(undefined, names) };
      }
    }
  }

  private unknown(address: string): Reference {
    return new Reference(`\${${address}}`, [`${this.prefix}${address}`]);
  }

  /** A value that is made once; what asks for it while it is made goes in a circle, which Terraform refuses. */
  private once(key: string, make: () => unknown): unknown {
    if (this.values.has(key)) return this.values.get(key);
    if (this.pending.has(key)) return this.unknown(key);
    this.pending.add(key);
    const value = make();
    this.pending.delete(key);
    this.values.set(key, value);
    return value;
  }
}

function unknownInstances<T>(any: T): Instances<T> {
  return { kind: 'unknown', why: 'it refers to itself', from: [], any };
}

/** The `dynamic` blocks that make one kind of block. */
function dynamicOf(body: JsonObject, name: string): JsonObject {
  const { dynamic } = body;
  const all = (Array.isArray(dynamic) ? dynamic : [dynamic]).filter(isObject);
  const own = all.filter((blocks) => Object.hasOwn(blocks, name)).map((blocks) => ({ [name]: blocks[name] }));
  return own.length === 0 ? {} : { dynamic: own };
}
