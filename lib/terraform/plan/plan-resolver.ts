import { plainText } from '../../schema';
import { argumentAt, type JsonObject, Reference, type Target, type TerraformResource } from '../resource';
import type { Evaluation } from './evaluation';
import type { Instance } from './plan-instances';
import type { PlanJoiner } from './plan-join';
import type { Trace } from './plan-trace';
import { traversalsOf } from './traversal';

/** What arguments are of which type lead to; others may lead to anything. */
const EXPECTED: ReadonlyMap<string, RegExp> = new Map(
  Object.entries<RegExp>({
    namespace_id: /_servicebus_namespace$|^azapi_resource$/,
    topic_id: /_servicebus_topic$|^azapi_resource$/,
    queue_id: /_servicebus_queue$|^azapi_resource$/,
    subscription_id: /_servicebus_subscription$|^azapi_resource$/,
    topic_name: /_servicebus_topic$|^azapi_resource$/,
    namespace_name: /_servicebus_namespace$|^azapi_resource$/,
    forward_to: /_servicebus_(queue|topic)$|^azapi_resource$/,
    forward_dead_lettered_messages_to: /_servicebus_(queue|topic)$|^azapi_resource$/,
  }),
);

/** Attributes that stand for a resource as a whole, where an argument wants its id or its name. */
const STANDS_FOR = new Set(['id', 'name', 'resource_id', 'output']);

/** Resolves the arguments of a plan's resources: by ids that are known, else by what its references decide. */
export class PlanResolver {
  private readonly byId: ReadonlyMap<string, TerraformResource>;
  /** Those of which only the apply tells the id. */
  private readonly withoutId: readonly TerraformResource[];
  private readonly onlyAzureIsUnknown: boolean;
  private readonly candidates = new WeakMap<readonly Instance[], Map<RegExp | undefined, Candidates>>();

  constructor(
    instances: readonly Instance[],
    private readonly byAddress: ReadonlyMap<string, Instance>,
    private readonly joiner: PlanJoiner,
    private readonly evaluation: Evaluation,
  ) {
    const resources = instances.map(({ resource }) => resource);
    // Of a resource and a data source that reads it, the resource says more.
    const sorted = [...resources].sort((a, b) => Number(a.mode === 'managed') - Number(b.mode === 'managed'));
    this.byId = new Map(
      sorted.flatMap((one) => (typeof one.values.id === 'string' ? [[one.values.id.toLowerCase(), one]] : [])),
    );
    this.withoutId = resources.filter(({ mode, values }) => mode === 'managed' && typeof values.id !== 'string');
    this.onlyAzureIsUnknown = resources.every(
      ({ type, values }) => /^(azurerm|azapi)_/.test(type) || !Object.values(values).some(hasUnknown),
    );
  }

  resolve(resource: TerraformResource, argument: string): Target {
    const value = argumentAt(resource.values, argument);
    if (value === undefined || value === null || value === '') return { kind: 'absent' };
    if (!(value instanceof Reference)) return this.ofId(plainText(value), argument);
    const known = this.evaluatedTarget(resource, argument);
    if (known !== undefined) return known;
    const instance = this.byAddress.get(resource.address);
    const expressions = instance && this.joiner.configurationOf(instance)?.expressions;
    if (instance === undefined || expressions === undefined) return { kind: 'unknown', why: 'it is known after apply' };
    const expression = expressionAt(expressions, argument);
    return this.targetOf(resource, argument, expression, this.joiner.trace(instance, expression));
  }

  /** What an id or a name leads to that is known: one of this document, unless that is one whose own id is not known. */
  private ofId(id: string, argument: string): Target {
    const found = this.byId.get(id.toLowerCase());
    if (found !== undefined) return { kind: 'resource', resource: found };
    const expected = EXPECTED.get(argument);
    if (!id.startsWith('/') || expected === undefined) return { kind: 'id', id };
    return this.withoutId.some((one) => expected.test(one.type) && this.mayHave(one, id.toLowerCase()))
      ? { kind: 'unknown', why: `whether ${id} is one of this document is not known, since ids are not` }
      : { kind: 'id', id };
  }

  /** Whether the names of a resource, and of what it is in, leave it open that an id is its own. */
  private mayHave(resource: TerraformResource, id: string): boolean {
    const { values } = resource;
    if (typeof values.id === 'string') return values.id.toLowerCase() === id;
    const parts = id.split('/');
    if (typeof values.name === 'string' && values.name.toLowerCase() !== parts.at(-1)) return false;
    const argument = ['topic_id', 'namespace_id'].find((one) => values[one] !== undefined);
    if (argument === undefined) return true;
    const above = parts.slice(0, -2).join('/');
    const target = this.resolve(resource, argument);
    switch (target.kind) {
      case 'resource':
        return this.mayHave(target.resource, above);
      case 'id':
        return target.id.toLowerCase() === above;
      case 'absent':
      case 'unknown':
        return true;
    }
  }

  /** What Terraform itself has evaluated an argument to. */
  private evaluatedTarget({ address }: TerraformResource, argument: string): Target | undefined {
    const target = this.evaluation.values.get(address)?.get(argument)?.target;
    if (target === undefined) return undefined;
    if ('id' in target) return { kind: 'id', id: target.id };
    const found = this.byAddress.get(target.address);
    return found && { kind: 'resource', resource: found.resource };
  }

  private targetOf(from: TerraformResource, argument: string, expression: unknown, trace: Trace): Target {
    if (trace.kind === 'any') return { kind: 'unknown', why: trace.why };
    const expected = EXPECTED.get(argument);
    if (trace.kind === 'one') {
      const [attribute] = trace.steps;
      const { resource } = trace.instance;
      const isWhole = attribute === undefined || expected === undefined || STANDS_FOR.has(String(attribute.key));
      if (isWhole && (expected?.test(resource.type) ?? true))
        return this.byKey(from, expression, resource, trace.among ?? []);
      return { kind: 'unknown', why: `it is built from an attribute of ${resource.address}` };
    }
    const fitting = this.candidatesAmong(trace.instances, expected);
    // Only a part of what it may be is of the type that belongs here: something else is built from the rest.
    if (fitting.all.length < trace.instances.length) return { kind: 'unknown', why: trace.why };
    const created = this.createdAmong(from, expression, fitting);
    const [one] = created;
    if (created.length === 1 && one !== undefined) return { kind: 'resource', resource: one };
    return { kind: 'unknown', why: trace.why, candidates: created };
  }

  /** What is joined by `each.key` rests on that, unless it is the only one that it can be. */
  private byKey(
    from: TerraformResource,
    expression: unknown,
    found: TerraformResource,
    among: readonly Instance[],
  ): Target {
    if (among.length === 0) return { kind: 'resource', resource: found };
    const created = this.createdAmong(from, expression, this.candidatesAmong(among, undefined));
    if (created.length === 1 && created[0] === found) return { kind: 'resource', resource: found };
    return { kind: 'resource', resource: found, isByKey: true };
  }

  /** The resources of a list that are of a type, found once for all that may lead to just these. */
  private candidatesAmong(instances: readonly Instance[], expected: RegExp | undefined): Candidates {
    const found = this.candidates.get(instances) ?? new Map<RegExp | undefined, Candidates>();
    this.candidates.set(instances, found);
    const known = found.get(expected);
    if (known !== undefined) return known;
    const all = instances.map(({ resource }) => resource).filter(({ type }) => expected?.test(type) ?? true);
    const unknownIds = all.filter(({ values }) => values.id instanceof Reference);
    const candidates = { all, created: unknownIds.every(isMade) ? unknownIds : [] };
    found.set(expected, candidates);
    return candidates;
  }

  /**
   * An id is known after the apply since it is the id of something that the apply creates: had the index led to what is
   * there already, its id would be known now. Unless the index itself is known after the apply, which takes something
   * else that is not known: a random name, a time, a read that is put off.
   */
  private createdAmong(
    from: TerraformResource,
    expression: unknown,
    { all, created }: Candidates,
  ): readonly TerraformResource[] {
    const isIndexKnown =
      this.onlyAzureIsUnknown &&
      traversalsOf(expression).every(({ root }) => !/^(data|local|path|terraform|self)\b/.test(root));
    const isNews = isMade(from) && this.byAddress.has(from.address);
    return isIndexKnown && created.length > 0 && isNews ? created : all;
  }
}

/** What something may lead to. */
interface Candidates {
  readonly all: readonly TerraformResource[];
  /** Those whose ids are not known; none, where one of these is not made by the apply. */
  readonly created: readonly TerraformResource[];
}

function isMade({ presence }: TerraformResource): boolean {
  return presence === 'created' || presence === 'replaced';
}

function hasUnknown(value: unknown): boolean {
  if (value instanceof Reference) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
}

/** The expression of an argument, or of the list or block that it is part of where that is one expression. */
function expressionAt(expressions: JsonObject, argument: string): unknown {
  const parts = argument.split('.');
  for (let length = 1; length < parts.length; length++) {
    const whole = argumentAt(expressions, parts.slice(0, length).join('.'));
    if (traversalsOf(whole).length > 0) return whole;
  }
  return argumentAt(expressions, argument);
}
