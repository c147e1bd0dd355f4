import {
  type Answer,
  type PluginRequest,
  PluginServer,
  reattached,
} from '../../lib/sources/terraform-folder/stand-in/plugin-server';
import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
} from '../../lib/sources/terraform-folder/stand-in/provider-schema';
import { providerOnWire } from '../../lib/sources/terraform-folder/stand-in/schema-on-wire';
import {
  decode,
  encode,
  isUnknown,
  type TerraformObject,
  type TerraformValue,
  UNKNOWN,
  type WireValue,
} from '../../lib/sources/terraform-folder/stand-in/wire-values';
import { armId, FORCES_REPLACEMENT, isLockedBy, PROVIDER_OVERLAY, READ_FROM_ID } from './azure-facts';
import { knownTypes, type Major, readSchema } from './schema';

/**
 * Stands in for azurerm, so that the real terraform binary can validate, plan and apply without Azure or a network.
 *
 * It knows the attributes of the bindings, which of them replace a resource, and that Azure refuses to create what
 * is there already. It knows nothing else of azurerm: no value is validated, no default filled in.
 */
export class StandInProvider {
  /**
   * Starts the provider in this process, on a free port of this machine.
   *
   * @param major the major of azurerm that it stands in for
   */
  static async start(major: Major = 5): Promise<StandInProvider> {
    const provider = new StandInProvider(major);
    provider.server = await PluginServer.start(provider.answers());
    return provider;
  }

  /** The ids of what exists, in the order in which it was created and not deleted since. */
  readonly existing = new Set<string>();
  /** What each of them is like. */
  private readonly states = new Map<string, TerraformObject>();
  /** What was done, in order: `create <id>`, `update <id>`, `delete <id>`. */
  readonly log: string[] = [];

  private readonly schemas = new Map<string, BlockSchema>();
  private server: PluginServer | undefined;

  private constructor(private readonly major: Major) {}

  /** What terraform needs in its environment to find this provider instead of downloading one. */
  get environment(): Readonly<Record<string, string>> {
    return this.server === undefined ? {} : reattached(new Map([['hashicorp/azurerm', this.server]]));
  }

  stop(): void {
    this.server?.stop();
  }

  private answers(): Record<string, Answer> {
    // Each start of terraform asks for it.
    const schema = this.providerSchema();
    return {
      GetProviderSchema: () => schema,
      ValidateProviderConfig: () => ({}),
      ValidateResourceConfig: () => ({}),
      ValidateDataResourceConfig: () => ({}),
      ConfigureProvider: () => ({}),
      UpgradeResourceState: ({ type_name, raw_state }) => ({
        state: encode(this.upgrade(type_name, JSON.parse(raw_state.json.toString()))),
      }),
      ReadResource: ({ current_state }) => ({ new_state: current_state }),
      ImportResourceState: ({ type_name, id }) => this.import(type_name, id),
      ReadDataSource: ({ type_name, config }) => {
        const found = this.resolve(this.schema('data', type_name), decode(config) as TerraformObject, type_name);
        return { state: encode(found) };
      },
      PlanResourceChange: (request) => this.plan(request),
      ApplyResourceChange: (request) => this.apply(request),
      StopProvider: () => ({ error: '' }),
    };
  }

  private schema(kind: 'resource' | 'data' | 'provider', type: string): BlockSchema {
    const key = `${kind} ${type}`;
    const schema = this.schemas.get(key) ?? readSchema(kind, type, this.major);
    this.schemas.set(key, schema);
    return schema;
  }

  private providerSchema(): object {
    const all = (kind: 'resource' | 'data', types: string[]) =>
      new Map(types.map((type) => [type, this.schema(kind, type)]));
    const provider = this.schema('provider', 'azurerm');
    const { resources, dataSources } = knownTypes(this.major);
    return providerOnWire({
      provider: this.major === 4 ? withNewerBlocks(provider) : provider,
      resources: all('resource', resources),
      dataSources: all('data', dataSources),
    });
  }

  /** A state as this major has it: what it does not know any more goes, and what is new is read out of the id. */
  private upgrade(type: string, state: TerraformObject): TerraformObject {
    const schema = this.schema('resource', type);
    // The bindings do not say what azurerm fills in; a real state has it.
    const upgraded = this.resolve(schema, upgradedBlock(schema, state), type);
    for (const [name, segment] of Object.entries(READ_FROM_ID[type] ?? {})) {
      if (upgraded[name] === null) upgraded[name] = String(state.id).split(segment)[0] as string;
    }
    return upgraded;
  }

  /** What is there; azurerm takes an id in no other letters than it writes them. */
  private import(type_name: string, id: string): object {
    const state = this.states.get(id);
    if (state === undefined || !this.existing.has(id))
      return { diagnostics: [{ severity: 1, summary: `Cannot import non-existent remote object ${id}` }] };
    return { imported_resources: [{ type_name, state: encode(state) }] };
  }

  private plan({ type_name, prior_state, proposed_new_state, config }: PluginRequest): object {
    const proposed = decode(proposed_new_state);
    if (proposed === null) return { planned_state: proposed_new_state };
    const prior = decode(prior_state) as TerraformObject | null;
    const configured = decode(config) as TerraformObject;
    const planned = { ...(proposed as TerraformObject) };
    for (const [name, { computed }] of this.schema('resource', type_name).attributes) {
      if (computed && configured[name] === null) planned[name] = prior?.[name] ?? UNKNOWN;
    }
    const replaces = (FORCES_REPLACEMENT[type_name] ?? []).filter(
      (name) => prior !== null && (isUnknown(planned[name]) || planned[name] !== prior[name]),
    );
    return {
      planned_state: encode(planned),
      requires_replace: replaces.map((attribute_name) => ({ steps: [{ attribute_name }] })),
    };
  }

  private apply({ type_name, prior_state, planned_state }: PluginRequest): object {
    const prior = decode(prior_state) as TerraformObject | null;
    const planned = decode(planned_state) as TerraformObject | null;
    if (planned === null) {
      const id = String(prior?.id);
      const lock = [...this.existing].find((one) => isLockedBy(one, id));
      if (lock !== undefined)
        return refused(prior_state, `ScopeLocked: ${id} cannot be deleted, since ${lock} is there`);
      this.existing.delete(id);
      this.log.push(`delete ${id}`);
      return { new_state: planned_state };
    }
    const state = this.resolve(this.schema('resource', type_name), planned, type_name);
    const id = String(state.id);
    if (prior === null && this.existing.has(id)) {
      const message = `A resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State.`;
      return refused(prior_state, message);
    }
    this.existing.add(id);
    this.states.set(id, state);
    this.log.push(`${prior === null ? 'create' : 'update'} ${id}`);
    return { new_state: encode(state) };
  }

  /** The object with a value for everything that is unknown or computed. */
  private resolve(schema: BlockSchema, object: TerraformObject, type: string): TerraformObject {
    const resolved = { ...object };
    for (const [name, { computed, type: attributeType }] of schema.attributes) {
      const value = object[name];
      if (!isUnknown(value) && !(computed && value === null)) continue;
      resolved[name] = name === 'id' ? armId(type, object) : sample(attributeType, name);
    }
    return resolved;
  }
}

function upgradedBlock({ attributes, blocks }: BlockSchema, state: TerraformObject): TerraformObject {
  const upgraded: TerraformObject = {};
  for (const [name] of attributes) upgraded[name] = state[name] ?? null;
  for (const [name, block] of blocks) {
    const nested = state[name] ?? null;
    const all = Array.isArray(nested) ? nested : nested === null ? [] : [nested];
    const items = all.map((item) => upgradedBlock(block, item as TerraformObject));
    upgraded[name] = block.nesting === 'single' ? (items[0] ?? null) : items;
  }
  return upgraded;
}

function sample(type: AttributeSchema['type'], name: string): TerraformValue {
  if (name === 'endpoint') return 'https://stand-in.servicebus.windows.net:443/';
  if (type !== undefined && typeof type !== 'string') return type[0] === 'map' ? {} : [];
  if (type === 'number') return 1024;
  return type === 'bool' ? false : `stand-in ${name}`;
}

/** The provider's own schema by the bindings, with the blocks that are newer. */
function withNewerBlocks(schema: BlockSchema): BlockSchema {
  const features = schema.blocks.get('features') as NestedBlockSchema;
  const added = Object.entries(PROVIDER_OVERLAY.features).map(([name, attributes]): [string, NestedBlockSchema] => {
    const flags = { required: false, optional: true, computed: false, sensitive: false };
    const entries = Object.entries(attributes).map(([attribute, type]) => [attribute, { type, ...flags }] as const);
    return [name, { attributes: new Map(entries), blocks: new Map(), nesting: 'list', required: false }];
  });
  const blocks = new Map([...features.blocks, ...added]);
  return {
    attributes: schema.attributes,
    blocks: new Map([...schema.blocks, ['features', { ...features, blocks }]]),
  };
}

/** What a provider answers that could not do what was planned. */
function refused(priorState: WireValue, summary: string): object {
  return { new_state: priorState, diagnostics: [{ severity: 1, summary }] };
}
