import { plainText } from '../../schema';
import { Choice, isPrimitive, type Path, TemplateReference } from '../hcl/hcl-values';
import { argumentAt, Reference, type Target, type TerraformResource } from '../resource';
import { Entities, entityPath, NAME_ARGUMENTS, type Parent } from './arm-names';
import { allOf, firstOf, type Instance, type Instances, ResourceReference, UndeclaredReference } from './instances';

/** What arguments lead to, as far as the configuration decides it. */
export class Targets {
  private entities: Entities | undefined;
  private readonly candidates = new WeakMap<Instances<Instance>, readonly TerraformResource[]>();

  constructor(
    private readonly resources: readonly TerraformResource[],
    private readonly ofInstance: ReadonlyMap<Instance, TerraformResource>,
  ) {}

  resolve({ type, values }: TerraformResource, argument: string): Target {
    const value = valueAt(values, argument);
    if (value !== undefined && value !== null) return this.targetOf(value);
    const names = type.startsWith('azurerm_servicebus_') ? NAME_ARGUMENTS.get(argument) : undefined;
    const last = names?.at(-1)?.[1];
    if (names === undefined || last === undefined || (values[last] ?? undefined) === undefined)
      return { kind: 'absent' };
    return this.byNames(names.map(([segment, name]) => [segment, values[name]]));
  }

  private targetOf(value: unknown): Target {
    if (value instanceof ResourceReference) return this.ofReference(value);
    if (value instanceof UndeclaredReference) {
      const why = `it is ${value.text}, which this document does not have`;
      // The id of a resource that is not here is the id of none that is here.
      const isOther = isOwnId(value.path) && !/^\$\{.*\bdata\./.test(value.text);
      return { kind: 'unknown', why, ...(isOther && { candidates: [] }) };
    }
    if (value instanceof TemplateReference) return this.ofTemplate(value);
    if (value instanceof Choice) return this.ofChoice(value);
    if (value instanceof Reference) return { kind: 'unknown', why: `it is ${value.text}` };
    return isPrimitive(value) ? this.ofId(String(value)) : { kind: 'unknown', why: 'it is no text' };
  }

  private ofReference({ text, instances, instance, path }: ResourceReference): Target {
    const why = `it is ${text}`;
    if (instance !== undefined) {
      const resource = this.ofInstance.get(instance);
      if (resource === undefined || !isIdentity(instance, path)) return { kind: 'unknown', why };
      return instances.kind === 'unknown' || resource.perhaps !== undefined
        ? { kind: 'unknown', why: `${why}, and ${resource.perhaps}`, candidates: [resource] }
        : { kind: 'resource', resource };
    }
    // All are of one declaration, which is what decides.
    const first = firstOf(instances);
    const isSure = first === undefined || isIdentity(first, path.slice(1));
    return { kind: 'unknown', why, ...(isSure && { candidates: this.candidatesOf(instances) }) };
  }

  /** The resources of all instances: one list, however many refer to them. */
  private candidatesOf(instances: Instances<Instance>): readonly TerraformResource[] {
    const known = this.candidates.get(instances);
    if (known !== undefined) return known;
    const found = allOf(instances).flatMap((one) => this.ofInstance.get(one) ?? []);
    this.candidates.set(instances, found);
    return found;
  }

  private ofChoice({ text, options }: Choice): Target {
    const targets = options.map((option) => this.targetOf(option));
    // One option that may be anything leaves everything open.
    const isSure = targets.every((target) => target.kind !== 'unknown' || target.candidates !== undefined);
    const candidates = targets.flatMap((target) =>
      target.kind === 'resource' ? [target.resource] : target.kind === 'unknown' ? (target.candidates ?? []) : [],
    );
    return { kind: 'unknown', why: `it is ${text}`, ...(isSure && { candidates: [...new Set(candidates)] }) };
  }

  /** `${azurerm_servicebus_namespace.bus.id}/topics/jobs`: what follows an id says what it is, below that. */
  private ofTemplate({ text, parts }: TemplateReference): Target {
    const [first, ...rest] = parts;
    const why = `it is ${text}`;
    const parent = first instanceof ResourceReference && isOwnId(first.path) ? this.ofReference(first) : undefined;
    const isLiteral = rest.every((part) => typeof part === 'string');
    const pairs = isLiteral ? entityPath(rest.join('')) : undefined;
    if (parent?.kind !== 'resource' || pairs === undefined) return { kind: 'unknown', why };
    const found = this.follow(parent.resource, pairs);
    return found.kind === 'id'
      ? { kind: 'unknown', why: `${why}, which this document does not have`, candidates: [] }
      : found;
  }

  private ofId(id: string): Target {
    const pairs = entityPath(id);
    const isEntity = pairs?.[0]?.[0].toLowerCase() === 'namespaces';
    const found = pairs !== undefined && isEntity ? this.follow(undefined, pairs) : undefined;
    return found === undefined || found.kind === 'id' ? { kind: 'id', id } : found;
  }

  private byNames(names: readonly (readonly [segment: string, name: unknown])[]): Target {
    // The name of what is nearest says all, where it is taken from a resource: `${azurerm_servicebus_topic.t.name}`.
    const [, nearest] = names.at(-1) as readonly [string, unknown];
    if (nearest instanceof ResourceReference) return this.ofReference(nearest);
    const unknown = names.map(([, name]) => name).find((name) => name instanceof Reference);
    if (unknown instanceof Reference) return { kind: 'unknown', why: `a part of its name is ${unknown.text}` };
    const pairs = names.map(([segment, name]) => [segment, plainText(name)] as const);
    const found = this.follow(undefined, pairs);
    return found.kind === 'id' ? { kind: 'id', id: pairs.flat().join('/') } : found;
  }

  /** Goes down from a parent, or from all namespaces, name by name; an `id` where that leaves the document. */
  private follow(from: TerraformResource | undefined, pairs: readonly (readonly [string, string])[]): Target {
    let at = from;
    for (const [segment, name] of pairs) {
      const { certain, possible } = this.named().find(at, segment, name);
      const managed = certain.filter(({ mode }) => mode === 'managed');
      const [only, ...others] = managed.length > 0 ? managed : certain;
      if (only === undefined && possible.length === 0) return { kind: 'id', id: '' };
      if (only === undefined || others.length > 0) {
        const isLast = pairs.at(-1)?.[0] === segment;
        const candidates = [...certain, ...possible];
        return { kind: 'unknown', why: `several may be named ${name}`, ...(isLast && { candidates }) };
      }
      at = only;
    }
    return at === undefined ? { kind: 'id', id: '' } : { kind: 'resource', resource: at };
  }

  private named(): Entities {
    if (this.entities === undefined) {
      // From the outside in: a name leads from what is known already to what belongs to it.
      const entities = new Entities();
      this.entities = entities;
      for (const kind of ['namespace', 'topic', 'queue', 'subscription', 'subscription_rule']) {
        const more = this.resources.filter(({ type }) => type === `azurerm_servicebus_${kind}`);
        entities.add(more, (entity, argument) => this.parent(entity, argument));
      }
    }
    return this.entities;
  }

  private parent(entity: TerraformResource, argument: string): Parent {
    const target = this.resolve(entity, argument);
    if (target.kind === 'resource') return target.resource;
    return target.kind === 'unknown' && target.candidates?.length !== 0 ? 'unknown' : 'elsewhere';
  }
}

/** The value of an argument, or the reference that a block around it is. */
function valueAt(values: unknown, argument: string): unknown {
  const parts = argument.split('.');
  for (let length = 1; length < parts.length; length++) {
    const around = argumentAt(values, parts.slice(0, length).join('.'));
    if (around instanceof Reference) return new Reference(around.text, around.from);
  }
  return argumentAt(values, argument);
}

function isOwnId(path: Path): boolean {
  const [first, ...rest] = path;
  return first?.kind === 'attribute' && first.name === 'id' && rest.length === 0;
}

/** What a resource holds of others: anything may stand in it. */
const HOLDS_OTHERS = /_deployment$|^azurerm_(key_vault_secret|app_configuration_key)$/;
const OF_ITSELF = /^(id|name|principal_id|object_id|client_id)$/;

/** Whether an attribute says which resource is meant, and not another one that it knows of. */
function isIdentity({ declaration: { type, mode } }: Instance, path: Path): boolean {
  if (isOwnId(path)) return true;
  const [first, second, third] = path;
  if (first?.kind !== 'attribute' || !type.startsWith('azurerm_') || HOLDS_OTHERS.test(type)) return false;
  if (path.length === 1) return mode === 'managed' || OF_ITSELF.test(first.name);
  // Who the resource is to others.
  return first.name === 'identity' && second?.kind === 'index' && third?.kind === 'attribute' && path.length === 3;
}
