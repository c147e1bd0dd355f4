import { isDeepStrictEqual } from 'node:util';
import type {
  ConfigurationPart,
  ExpressionReference,
  Gap,
  Target,
  TerraformDocument,
  TerraformOutput,
  TerraformResource,
} from '../terraform';
import { argumentAt, leavesOf, Reference } from '../terraform';
import { ArmReference } from './arm/translation/arm-reference';
import type { Translated } from './arm/translation/translate';

/** What is read of something that is not Terraform's. */
export interface Description {
  /** The file or folder, or the address that was asked. */
  readonly path: string;
  /** What it is, with its article: `an ARM template`. */
  readonly kind: string;
  /** What wrote it, as far as it says. */
  readonly writtenBy?: string | undefined;
  readonly resources: readonly Translated[];
  readonly gaps: readonly Gap[];
  readonly outputs?: readonly TerraformOutput[];
  readonly parts?: readonly ConfigurationPart[];
  readonly files: TerraformDocument['files'];
  /**
   * Whether all is known that stands directly in a subscription or topic.
   *
   * @default - it is no list of what is there: a subscription has `$Default` until it has another rule
   */
  readonly listsAll?: ((resource: TerraformResource) => boolean | undefined) | undefined;
}

/** A description as all commands ask it: a document of Terraform. */
export function describedDocument(description: Description): TerraformDocument {
  const { path, kind, writtenBy, gaps, outputs = [], parts = [], files, listsAll } = description;
  const { known, repeated } = withoutRepeated(description.resources);
  const resources = withNetworkRules(known).map(({ resource }) => resource);
  const byKey = new Map(known.map(({ key }, index) => [key, resources[index]]));
  // What has a name that is not known may be what a known name leads to.
  const unnamed = new Set(known.filter(({ isNamed }) => !isNamed).map(({ type }) => type));
  const [first] = files;
  return {
    path,
    resources,
    resolve: (resource, argument) => targetOf(valueAt(resource.values, argument), byKey, unnamed),
    gaps: [...gaps, ...repeated],
    removesDefaultRule: () => false,
    ...(listsAll !== undefined && { listsAll }),
    outputs,
    settings: {
      file: first?.file ?? path,
      path: [],
      backend: undefined,
      isPlan: false,
      foreign: kind,
      providers: new Map(),
      writtenBy,
      said: {},
    },
    references: (owner) => referencesIn('values' in owner ? owner.values : { value: owner.value }),
    resourcesWith: () => resources,
    files,
    parts,
  };
}

/** The value of an argument, or the reference that is around it. */
function valueAt(values: unknown, argument: string): unknown {
  const parts = argument.split('.');
  for (let length = 1; length < parts.length; length++) {
    const around = argumentAt(values, parts.slice(0, length).join('.'));
    if (around instanceof Reference) return new Reference(around.text, around.from, around.knownTo);
  }
  return argumentAt(values, argument);
}

function targetOf(
  value: unknown,
  byKey: ReadonlyMap<string, TerraformResource | undefined>,
  unnamed: ReadonlySet<string>,
): Target {
  if (value === undefined || value === null) return { kind: 'absent' };
  const key = value instanceof ArmReference ? value.key : typeof value === 'string' ? value.toLowerCase() : undefined;
  const resource = key === undefined ? undefined : byKey.get(key);
  if (resource !== undefined) {
    if (resource.perhaps === undefined) return { kind: 'resource', resource };
    return { kind: 'unknown', why: `it is ${resource.address}, and ${resource.perhaps}`, candidates: [resource] };
  }
  if (value instanceof ArmReference && value.named !== undefined) {
    const { type, id } = value.named;
    if (!unnamed.has(type)) return { kind: 'id', id };
    return { kind: 'unknown', why: `it is ${id}, which may be one of those whose name is not known` };
  }
  if (value instanceof Reference) return { kind: 'unknown', why: `it is ${value.text}` };
  if (typeof value === 'object') return { kind: 'unknown', why: 'it is no text' };
  return { kind: 'id', id: String(value) };
}

function referencesIn(values: unknown): ExpressionReference[] {
  return leavesOf(values, (part) => part instanceof Reference).flatMap(({ argument, leaf }) =>
    leaf instanceof Reference ? leaf.from.map((to) => ({ argument, to })) : [],
  );
}

/** Each resource once: what is only read is what is made; what is made twice, and not alike, may be either. */
function withoutRepeated(all: readonly Translated[]): { readonly known: Translated[]; readonly repeated: Gap[] } {
  const byKey = new Map<string, Translated>();
  const repeated = new Map<string, Gap>();
  for (const one of all) {
    const { resource, key } = one;
    const other = byKey.get(key);
    if (other === undefined || (other.resource.mode === 'data' && resource.mode === 'managed')) {
      byKey.set(key, one);
      continue;
    }
    if (resource.mode === 'data' || isAlike(other.resource, resource)) continue;
    const { file, address } = resource;
    const why = 'is written twice, and not alike: which of them stays is not known';
    repeated.set(key, { file, address, why, effect: 'other' });
  }
  return { known: [...byKey.values()], repeated: [...repeated.values()] };
}

function isAlike(one: TerraformResource, other: TerraformResource): boolean {
  return one.perhaps === other.perhaps && isDeepStrictEqual(one.values, other.values);
}

/** azurerm has the rules of a network in the namespace that they are of. */
function withNetworkRules(all: readonly Translated[]): Translated[] {
  const rules = new Map<string, TerraformResource>();
  for (const { resource } of all) {
    const { namespace_id: namespace } = resource.values;
    if (resource.type === 'azurerm_servicebus_namespace_network_rule_set' && namespace instanceof ArmReference)
      rules.set(namespace.key ?? '', resource);
  }
  return all.map((one) => {
    const set = one.resource.type === 'azurerm_servicebus_namespace' ? rules.get(one.key) : undefined;
    if (set === undefined) return one;
    const { name: _, id: __, namespace_id: ___, ...block } = set.values;
    const network = set.perhaps === undefined ? block : new Reference(`[${set.perhaps}]`, [], 'the deployment');
    return { ...one, resource: { ...one.resource, values: { ...one.resource.values, network_rule_set: network } } };
  });
}
