import { isObject, type TerraformResource } from '../../terraform';
import { argumentAt, Reference } from '../../terraform/resource';
import type { AdoptedNamespace, AdoptedNetworkRules, AdoptedReceiver, AdoptedSetting, Note } from './adopted';
import { type NamespaceId, namespaceId, namespaceIn } from './azure-id';
import type { NamespaceChoice } from './namespace-choice';
import { otherResources } from './other-resources';
import { EntityReading } from './read-entities';
import { EVERYTHING, type SettingForm } from './settings';
import { toldText, toldValue } from './told-value';

/** What the user says that a source may not tell. */
export interface GivenPlace {
  /** The Azure subscription, by its id. */
  readonly subscription?: string;
  readonly resourceGroup?: string;
  readonly location?: string;
  readonly sku?: string;
}

/** Which part of a source is adopted. */
export interface Wanted {
  readonly choice: NamespaceChoice;
  /** Its name, which the source may not tell. */
  readonly name: string;
  /** The topics by name; all of them where there is no list. */
  readonly topics: readonly string[] | undefined;
  readonly given: GivenPlace;
}

/** What stands for an Azure subscription that nobody has named. */
export const NO_SUBSCRIPTION = '00000000-0000-0000-0000-000000000000';
/** What stands for the name of something that nobody has named. */
export const FILL_IN = 'fill-this-in';

/** Reads a namespace with everything in it that can be written, and notes what cannot. */
export function readNamespace({ choice, name, topics, given }: Wanted): AdoptedNamespace {
  const { topology, key, resource } = choice;
  const notes: Note[] = [];
  const note = (kind: Note['kind'], text: string) => notes.push({ kind, subject: name, text });
  const isHere = ({ namespace }: { readonly namespace: string }) => namespace === key;
  const wanted = topology.topics.filter((topic) => isHere(topic) && (topics?.includes(topic.name) ?? true));
  const sku = given.sku ?? (resource && toldText(resource, 'sku')) ?? '';
  const reading = new EntityReading(choice, wanted, usualIn(sku, resource));
  // A part of the topics needs the queues that they lead to, and no others.
  const queues = topology.queues.filter(isHere).flatMap((queue) => reading.queue(queue));
  const readTopics = wanted.flatMap((topic) => reading.topic(topic));
  const id = idOf(choice, name, given, note);
  const told = resource === undefined ? NOT_THERE : namespaceSettings(resource, sku, note);
  const location = given.location ?? told.location;
  if (location === undefined)
    note('fill-in', 'its region is not known: put it into the environment, or give --location');
  const gaps = topology.unresolved.filter(({ argument, address }) => argument === '' && isGap(choice, address));
  return {
    name,
    sku,
    id: namespaceId(id),
    location,
    resourceGroupName: id.resourceGroup === FILL_IN ? undefined : id.resourceGroup,
    isThere: resource?.presence !== 'created',
    ...told.rest,
    topics: readTopics,
    queues: topics === undefined ? queues : queues.filter(({ name: queue }) => isUsed(queue, readTopics, queues)),
    notes: [
      ...notes,
      ...gaps.map((gap): Note => ({ kind: 'unknown', subject: gap.address, text: gap.problem })),
      ...reading.notes,
      ...otherResources(choice),
    ],
  };
}

/** Whether messages of the topics come to a queue, by way of others too. */
function isUsed(name: string, topics: AdoptedNamespace['topics'], queues: AdoptedNamespace['queues']): boolean {
  const used = new Set<string>();
  const open = [...topics.flatMap(({ jobs }) => jobs)].flatMap(targetsOf);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (used.has(next)) continue;
    used.add(next);
    const queue = queues.find((one) => one.name === next);
    if (queue !== undefined) open.push(...targetsOf(queue));
  }
  return used.has(name);
}

function targetsOf(receiver: AdoptedReceiver): string[] {
  return [receiver.forwardTo, receiver.forwardDeadLetteredMessagesTo].flatMap((target) =>
    target === undefined ? [] : [target.name],
  );
}

/** Whether a part of the document was not understood, and it is no resource that has notes of its own. */
function isGap({ places }: NamespaceChoice, address: string): boolean {
  return !places.resources.some((resource) => resource.address === address);
}

/** What the constructs take by themselves follows the tier, and the partitions of Premium. */
function usualIn(sku: string, resource: TerraformResource | undefined): ReadonlyMap<string, SettingForm['usual']> {
  // Whatever Azure says of it there, nobody can set it.
  if (sku !== 'Premium') return new Map([['maxMessageSizeInKilobytes', EVERYTHING]]);
  const partitions = Number(resource?.values.premium_messaging_partitions ?? 1);
  return new Map<string, SettingForm['usual']>([
    ['maxMessageSizeInKilobytes', 1024],
    ['partitioningEnabled', partitions > 1],
  ]);
}

/** The id of the namespace: its own, or that of something in it, or what the user has given. */
function idOf(
  { resource, places, document, key }: NamespaceChoice,
  name: string,
  given: GivenPlace,
  note: (kind: Note['kind'], text: string) => void,
): NamespaceId {
  const ids = [resource, ...places.resources].flatMap((one) =>
    one === undefined ? [] : [one.values.id, one.values.namespace_id, one.values.topic_id],
  );
  const [found] = ids.flatMap((id) => namespaceIn(id) ?? []).filter((id) => id.namespace.toLowerCase() === key);
  const told = (resource && toldText(resource, 'resource_group_name')) ?? groupOf(document, resource);
  const subscription = given.subscription ?? found?.subscription ?? NO_SUBSCRIPTION;
  const resourceGroup = given.resourceGroup ?? found?.resourceGroup ?? told ?? FILL_IN;
  if (subscription === NO_SUBSCRIPTION)
    note('fill-in', 'its Azure subscription is not known: put its id into the imports, or give --subscription');
  if (resourceGroup === FILL_IN)
    note(
      'fill-in',
      'its resource group is not known: put it into the environment and the imports, or give --resource-group',
    );
  return { subscription, resourceGroup, namespace: found?.namespace ?? name };
}

/** The name of the resource group that the document makes, or looks up, for the namespace. */
function groupOf(document: NamespaceChoice['document'], resource: TerraformResource | undefined): string | undefined {
  if (resource === undefined) return undefined;
  const target = document.resolve(resource, 'resource_group_name');
  return target.kind === 'resource' ? toldText(target.resource, 'name') : undefined;
}

type Settings = Pick<AdoptedNamespace, 'settings' | 'hasLocalAuth' | 'identity' | 'networkRules' | 'tags' | 'unknown'>;

const NOTHING_TOLD: Settings = {
  settings: [],
  hasLocalAuth: undefined,
  identity: undefined,
  networkRules: undefined,
  tags: {},
  unknown: ['the source does not have the namespace itself: nothing of its settings is known'],
};
const NOT_THERE = { location: undefined, rest: NOTHING_TOLD };

/** What a namespace itself is set to. @see shared/facts/azurerm.md section 3 */
function namespaceSettings(
  resource: TerraformResource,
  sku: string,
  note: (kind: Note['kind'], text: string) => void,
): { readonly location: string | undefined; readonly rest: Settings } {
  const settings: AdoptedSetting[] = [];
  const unknown: string[] = [];
  const read = (option: string, argument: string): unknown => {
    const told = toldValue(resource, argument);
    if (told.kind !== 'unknown') return told.kind === 'absent' ? undefined : told.value;
    unknown.push(`${option} is not known: ${told.why}`);
    note('unknown', `${option} is not known, and not written: ${told.why}`);
    return UNKNOWN;
  };
  const isPremium = sku === 'Premium';
  const partitions = read('premiumMessagingPartitions', 'premium_messaging_partitions');
  const capacity = read('capacity', 'capacity');
  if (isPremium && typeof capacity === 'number') settings.push({ option: 'capacity', value: capacity });
  if (isPremium && typeof partitions === 'number' && partitions > 0)
    settings.push({ option: 'premiumMessagingPartitions', value: partitions });
  const networkRules = isPremium ? networkRulesOf(resource, note) : undefined;
  const isPublic = read('publicNetworkAccessEnabled', 'public_network_access_enabled') ?? true;
  const usual = !isPremium || networkRules !== undefined;
  if (typeof isPublic === 'boolean' && isPublic !== usual) {
    if (isPremium) settings.push({ option: 'publicNetworkAccessEnabled', value: isPublic });
    else
      note(
        'stricter',
        `publicNetworkAccessEnabled is false, and on ${sku} nobody could connect: it is left out, and becomes true`,
      );
  }
  const tls = read('minimumTlsVersion', 'minimum_tls_version') ?? '1.2';
  if (tls !== UNKNOWN && tls !== '1.2')
    note(
      'stricter',
      `clients may use TLS ${tls}, and the constructs ask for 1.2: older ones cannot connect after the first apply`,
    );
  const localAuth = read('localAuthEnabled', 'local_auth_enabled');
  if (
    read('encryption', 'customer_managed_key') !== undefined &&
    argumentAt(resource.values, 'customer_managed_key.key_vault_key_id') !== undefined
  )
    note(
      'left-out',
      'it is encrypted with a key of your own, which Azure never takes away again: write `encryption` into the environment before the first apply, or Terraform plans to replace the namespace, which `preventDestroy` refuses',
    );
  return {
    location: toldText(resource, 'location'),
    rest: {
      settings,
      unknown,
      hasLocalAuth: localAuth === UNKNOWN ? undefined : localAuth !== false,
      identity: identityOf(resource, note),
      networkRules,
      tags: tagsOf(read('tags', 'tags')),
    },
  };
}

const UNKNOWN = Symbol('a value that is not known');

function identityOf(
  resource: TerraformResource,
  note: (kind: Note['kind'], text: string) => void,
): Settings['identity'] {
  const type = argumentAt(resource.values, 'identity.type');
  if (type === undefined || type === null || type === '') {
    note('stricter', 'it has no identity of its own, and the constructs give it one that lives and dies with it');
    return undefined;
  }
  const ids = argumentAt(resource.values, 'identity.identity_ids');
  const userAssigned = Array.isArray(ids) ? ids.filter((one): one is string => typeof one === 'string') : [];
  if (typeof type !== 'string') return undefined;
  return { systemAssigned: /SystemAssigned/.test(type), userAssigned };
}

/** The network rules, where they say anything: Azure has empty ones of every namespace. */
function networkRulesOf(
  { values }: TerraformResource,
  note: (kind: Note['kind'], text: string) => void,
): AdoptedNetworkRules | undefined {
  const rules = values.network_rule_set;
  if (rules instanceof Reference) {
    note('unknown', `networkRules are not known, and not written: they are ${rules.text}`);
    return undefined;
  }
  const block = Array.isArray(rules) ? rules[0] : rules;
  if (!isObject(block)) return undefined;
  const texts = (list: unknown) =>
    Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  const subnets = (Array.isArray(block.network_rules) ? block.network_rules : []).filter(isObject);
  const subnetIds = texts(subnets.map(({ subnet_id: id }) => id));
  const read: AdoptedNetworkRules = {
    defaultAction: block.default_action === 'Deny' ? 'Deny' : 'Allow',
    ipRules: texts(block.ip_rules),
    subnetIds,
    ignoreMissingServiceEndpoint: subnets.some(({ ignore_missing_vnet_service_endpoint: ignores }) => ignores === true),
    trustedServicesAllowed: block.trusted_services_allowed === true,
  };
  if (subnets.length > subnetIds.length)
    note('unknown', 'the id of a subnet in networkRules is not known, and not written');
  if (read.defaultAction === 'Deny' && read.ipRules.length + subnetIds.length === 0) {
    note(
      'left-out',
      'networkRules deny everybody and name nobody, which azurerm cannot make: they are left out; set publicNetworkAccessEnabled: false where nobody is meant',
    );
    return undefined;
  }
  const says =
    read.defaultAction === 'Deny' || read.trustedServicesAllowed || read.ipRules.length + subnetIds.length > 0;
  return says ? read : undefined;
}

function tagsOf(tags: unknown): Record<string, string> {
  if (!isObject(tags)) return {};
  return Object.fromEntries(
    Object.entries(tags).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '__proto__',
    ),
  );
}
