import { addressText, BrokerError, type Command, type EntityDefinition, type EntityKind } from '../core';
import { type Administered, type AdministrationRequest, Refusal } from './administration-request';
import type { Resource } from './asked-resource';
import { DESCRIPTIONS, type SettingsOf, settingsIn } from './entities-xml';
import { changesOf } from './entity-changes';
import { refusalOf } from './http-refusal';
import { defaultRuleIn, ruleIn } from './rule-xml';
import { childOf, NotXml, readXml, type XmlElement } from './xml';
import { BadDescription } from './xml-fields';

/** Makes or changes what a path names. @returns the status of the answer */
export async function putResource(
  resource: Resource,
  request: AdministrationRequest,
  broker: Administered,
): Promise<number | Refusal> {
  const command = commandOf(resource, request, broker);
  if (command instanceof Refusal) return command;
  if (command === undefined) return 200;
  const answer = await broker.run(command);
  if (answer instanceof BrokerError) return refusalOf(answer);
  return request.ifMatch === undefined ? 201 : 200;
}

/** Takes away what a path names. */
export async function deleteResource(resource: Resource, broker: Administered): Promise<Refusal | undefined> {
  const command = deletionOf(resource);
  if (command === undefined) return new Refusal(405, 'Only a queue, a topic, a subscription or a rule can be deleted.');
  const answer = await broker.run(command);
  return answer instanceof BrokerError ? refusalOf(answer) : undefined;
}

function deletionOf(resource: Resource): Command | undefined {
  switch (resource.kind) {
    case 'entity':
      return { kind: 'delete', entity: resource.name };
    case 'subscription':
      return { kind: 'delete', entity: subscriptionAt(resource.topic, resource.name) };
    case 'rule': {
      const subscription = subscriptionAt(resource.topic, resource.subscription);
      return { kind: 'remove-rule', subscription, name: resource.name };
    }
    case 'namespace':
    case 'queues':
    case 'topics':
    case 'subscriptions':
    case 'rules':
      return undefined;
  }
}

function subscriptionAt(topic: string, subscription: string): string {
  return addressText({ name: topic, subscription, subqueue: undefined });
}

/** The command that a PUT asks for; nothing where an update changes nothing. */
function commandOf(
  resource: Resource,
  { body, ifMatch }: AdministrationRequest,
  broker: Administered,
): Command | undefined | Refusal {
  if (resource.kind !== 'entity' && resource.kind !== 'subscription' && resource.kind !== 'rule')
    return new Refusal(405, 'Only a queue, a topic, a subscription or a rule can be written.');
  const document = readXml(body);
  if (document instanceof NotXml) return new Refusal(400, `The body of the request is no XML: ${document.why}.`);
  const content = childOf(document, 'content');
  const isUpdate = ifMatch !== undefined;
  switch (resource.kind) {
    case 'rule': {
      const description = childOf(content, 'RuleDescription');
      if (description === undefined) return lacking(document, ['RuleDescription']);
      const rule = ruleIn(description, resource.name);
      if (rule instanceof BadDescription) return new Refusal(400, rule.reason);
      const subscription = subscriptionAt(resource.topic, resource.subscription);
      return { kind: 'add-rule', subscription, rule, replace: isUpdate };
    }
    case 'subscription': {
      const description = childOf(content, DESCRIPTIONS.subscription);
      if (description === undefined) return lacking(document, [DESCRIPTIONS.subscription]);
      const { topic, name } = resource;
      if (isUpdate) return updateOf('subscription', description, subscriptionAt(topic, name), broker);
      const settings = settingsIn('subscription', description, false);
      const rule = defaultRuleIn(description);
      if (settings instanceof BadDescription) return new Refusal(400, settings.reason);
      if (rule instanceof BadDescription) return new Refusal(400, rule.reason);
      return { kind: 'create', entity: { kind: 'subscription', topic, name, settings }, rule };
    }
    case 'entity': {
      const [queue, topic] = [childOf(content, DESCRIPTIONS.queue), childOf(content, DESCRIPTIONS.topic)];
      const description = queue ?? topic;
      if (description === undefined) return lacking(document, [DESCRIPTIONS.queue, DESCRIPTIONS.topic]);
      const kind = queue === undefined ? 'topic' : 'queue';
      if (isUpdate) return updateOf(kind, description, resource.name, broker);
      const settings = settingsIn(kind, description, false);
      if (settings instanceof BadDescription) return new Refusal(400, settings.reason);
      return { kind: 'create', entity: { kind, name: resource.name, settings } as EntityDefinition };
    }
  }
}

function updateOf(
  kind: EntityKind & keyof SettingsOf,
  description: XmlElement,
  entity: string,
  broker: Administered,
): Command | undefined | Refusal {
  const found = broker.look.describe(entity);
  if (found instanceof BrokerError) return refusalOf(found);
  if (found.kind !== kind)
    return new Refusal(400, `'${entity}' is a ${found.kind}, and cannot be changed to a ${kind}.`);
  const settings = settingsIn(kind, description, true);
  if (settings instanceof BadDescription) return new Refusal(400, settings.reason);
  const changes = changesOf(settings, found.settings);
  const fixed = FIXED.flatMap(([key, words]) => (key in changes ? [words(KIND_WORDS[kind])] : []));
  if (fixed.length > 0) return new Refusal(400, `SubCode=40000. Bad Request. ${fixed.join(' ')}`);
  return Object.keys(changes).length === 0 ? undefined : { kind: 'update', entity, settings: changes };
}

const KIND_WORDS = { queue: 'Queue', topic: 'Topic', subscription: 'Subscription' } as const;

/** What cannot be changed, in the words of the service. */
const FIXED: readonly (readonly [key: string, words: (kind: string) => string])[] = [
  ['requiresSession', (kind) => `The value for the RequiresSession property of an existing ${kind} cannot be changed.`],
  [
    'requiresDuplicateDetection',
    (kind) => `The value for the RequiresDuplicateDetection property of an existing ${kind} cannot be changed.`,
  ],
  ['partitioning', (kind) => `Partitioning cannot be changed for ${kind}. `],
];

function lacking({ name, content }: XmlElement, wanted: readonly string[]): Refusal {
  const has = content.some((part) => typeof part !== 'string' && part.name === 'content')
    ? 'another content'
    : 'no content';
  return new Refusal(
    400,
    `The body of the request is an entry of Atom whose content is ${wanted.join(' or ')}; this is <${name}> with ${has}.`,
  );
}
