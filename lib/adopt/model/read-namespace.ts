import type { TerraformResource } from '../../terraform';
import type { AdoptedNamespace, AdoptedReceiver, Note } from './adopted';
import { type NamespaceId, namespaceId, namespaceIn } from './azure-id';
import type { NamespaceChoice } from './namespace-choice';
import { otherResources } from './other-resources';
import { EntityReading } from './read-entities';
import { NOT_THERE, namespaceSettings } from './read-namespace-settings';
import { EVERYTHING, type SettingForm } from './setting-forms';
import { toldText } from './told-value';

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
