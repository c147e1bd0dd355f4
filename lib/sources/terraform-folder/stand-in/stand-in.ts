import { azapiId, azurermId, type Known } from './arm-ids';
import { type Answer, PluginServer } from './plugin-server';
import { type AttributeSchema, type BlockSchema, NOTHING, type ProviderSchema } from './provider-schema';
import type { Sample } from './sample';
import { functionsOnWire, providerOnWire } from './schema-on-wire';
import {
  decode,
  encode,
  isTerraformObject,
  isUnknown,
  plainValue,
  type TerraformObject,
  type TerraformValue,
  UNKNOWN,
} from './wire-values';

/** Which provider is stood in for: those that make ids out of names, the one inside Terraform, and all others. */
export type ProviderKind = 'azurerm' | 'azapi' | 'terraform' | 'other';

/** What a provider is, by its address: `registry.terraform.io/hashicorp/azurerm`. */
export function providerKind(address: string): ProviderKind {
  const [, kind] = /(?:^|\/)(hashicorp\/azurerm|azure\/azapi|builtin\/terraform)$/i.exec(address) ?? [];
  return kind === undefined ? 'other' : (kind.split('/')[1]?.toLowerCase() as ProviderKind);
}

/**
 * Starts what stands in for a provider while Terraform plans: it knows the ids that Azure will give, as far as they are
 * made of names, and leaves open everything else that a provider computes. Nothing is asked of anybody.
 *
 * @param kind which provider
 * @param schema what it has
 * @param sample what stands for what nobody knows of an id
 */
export function startStandIn(kind: ProviderKind, schema: ProviderSchema, sample: Sample): Promise<PluginServer> {
  const subscriptions = new Map<string, string>();
  const plan: Answer = ({ type_name: type, config }, connection) => {
    const configured = decode(config);
    // Nothing is there, so nothing is taken away.
    if (!isTerraformObject(configured)) return { planned_state: config };
    const block = schema.resources.get(type) ?? NOTHING;
    const planned = withOpenParts(block, configured);
    const subscription = subscriptions.get(connection) ?? sample.subscription(connection);
    for (const [name, value] of Object.entries(computedBy(kind, type, configured, subscription, sample))) {
      const attribute = block.attributes.get(name);
      if (attribute !== undefined) planned[name] = ofType(attribute, value);
    }
    // As older providers are allowed to: what is planned need not be what is written to the last detail.
    return { planned_state: encode(planned), legacy_type_system: true };
  };
  const nothing: Answer = () => ({});
  return PluginServer.start({
    GetProviderSchema: () => providerOnWire(schema),
    GetFunctions: () => ({ functions: functionsOnWire(schema.functions ?? new Set()) }),
    GetResourceIdentitySchemas: nothing,
    ValidateProviderConfig: nothing,
    ValidateResourceConfig: nothing,
    ValidateDataResourceConfig: nothing,
    ConfigureProvider: ({ config }, connection) => {
      const configured = decode(config);
      const given = isTerraformObject(configured) ? plainValue(configured.subscription_id) : undefined;
      if (typeof given === 'string' && given !== '') subscriptions.set(connection, given);
      return {};
    },
    PlanResourceChange: plan,
    CallFunction: () => ({ result: encode(UNKNOWN) }),
    StopProvider: () => ({ error: '' }),
  });
}

/** What is known of what a provider computes. */
function computedBy(
  kind: ProviderKind,
  type: string,
  configured: TerraformObject,
  subscription: string,
  sample: Sample,
): TerraformObject {
  if (kind === 'terraform') return type === 'terraform_data' ? { output: configured.input ?? null } : {};
  if (kind === 'other' || !('id' in configured) || configured.id !== null) return {};
  const known: Known = (argument) => {
    const value = plainValue(configured[argument]);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  if (kind === 'azapi') return { id: azapiId(known) ?? sample.id() };
  const [, own = type] = /^(.*)_(?:data|ephemeral)$/.exec(type) ?? [];
  if (own === 'azurerm_client_config') return { subscription_id: subscription, id: UNKNOWN };
  if (own === 'azurerm_subscription') {
    const given = plainValue(configured.subscription_id);
    if (isUnknown(given)) return {};
    const id = known('subscription_id') ?? subscription;
    return { id: `/subscriptions/${id}`, ...(given === null && { subscription_id: id }) };
  }
  return { id: azurermId(own, known, subscription) ?? sample.id() };
}

/** A value for an attribute: one without a type has its own type beside it. */
function ofType({ type }: AttributeSchema, value: TerraformValue): TerraformValue {
  return type === 'dynamic' && typeof value === 'string' ? [Buffer.from('"string"'), value] : value;
}

/** The object with everything open that the provider computes, and without what is kept nowhere. */
function withOpenParts({ attributes, blocks }: BlockSchema, object: TerraformObject): TerraformObject {
  const planned: TerraformObject = { ...object };
  for (const [name, attribute] of attributes) planned[name] = openAttribute(attribute, object[name] ?? null);
  for (const [name, block] of blocks)
    planned[name] = each(object[name] ?? null, block.nesting === 'map', (one) => withOpenParts(block, one));
  return planned;
}

function openAttribute(attribute: AttributeSchema, value: TerraformValue): TerraformValue {
  const { computed, nested, writeOnly } = attribute;
  if (writeOnly === true) return null;
  if (value === null) return computed ? UNKNOWN : null;
  if (nested === undefined) return value;
  const inner: BlockSchema = { attributes: nested.attributes, blocks: new Map() };
  return each(value, nested.nesting === 'map', (one) => withOpenParts(inner, one));
}

/** A value with each of the objects in it changed: one, a list of them, or a map. */
function each(
  value: TerraformValue,
  isMap: boolean,
  change: (object: TerraformObject) => TerraformObject,
): TerraformValue {
  if (Array.isArray(value)) return value.map((one) => (isTerraformObject(one) ? change(one) : one));
  if (!isTerraformObject(value)) return value;
  if (!isMap) return change(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isTerraformObject(one) ? change(one) : one]),
  );
}
