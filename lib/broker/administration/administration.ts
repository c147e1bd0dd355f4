import { addressText, BrokerError, type EntityDescription } from '../core';
import {
  type Administered,
  type AdministrationAnswer,
  type AdministrationRequest,
  Refusal,
} from './administration-request';
import { type Page, pageIn, type Resource, resourceAt } from './asked-resource';
import { type Entry, emptyFeedText, entryText, errorText, feedText } from './atom';
import { authorizationProblem } from './authorization';
import { DESCRIPTIONS, describeInXml, timeText } from './entities-xml';
import { refusalOf } from './http-refusal';
import { ruleXml } from './rule-xml';
import { deleteResource, putResource } from './writing';
import { element } from './xml';

/**
 * Answers one request as the service's administration over HTTP does.
 *
 * @see https://learn.microsoft.com/rest/api/servicebus/
 */
export async function administer(request: AdministrationRequest, broker: Administered): Promise<AdministrationAnswer> {
  const answer = await answerTo(request, broker);
  if (!(answer instanceof Refusal)) return answer;
  return { status: answer.status, body: errorText(answer.status, answer.detail) };
}

async function answerTo(request: AdministrationRequest, broker: Administered): Promise<AdministrationAnswer | Refusal> {
  const forbidden = authorizationProblem(request.authorization);
  if (forbidden !== undefined) return forbidden;
  const [path = '', search = ''] = request.url.split('?', 2);
  const resource = resourceAt(path);
  if (resource instanceof Refusal) return resource;
  const place = new Place(request, broker);
  switch (request.method) {
    case 'GET':
      return read(resource, new URLSearchParams(search), place);
    case 'PUT': {
      const status = await putResource(resource, request, broker);
      if (status instanceof Refusal) return status;
      const written = entryOf(resource, place);
      return written instanceof BrokerError ? refusalOf(written) : { status, body: entryText(written) };
    }
    case 'DELETE': {
      const refusal = await deleteResource(resource, broker);
      return refusal ?? { status: 200, body: '' };
    }
    default:
      return new Refusal(405, `The method ${request.method} is not allowed. Allowed: GET, PUT, DELETE.`);
  }
}

/** Where a request came to, and what stands there. */
class Place {
  readonly now: string;

  constructor(
    readonly request: AdministrationRequest,
    readonly broker: Administered,
  ) {
    this.now = timeText(broker.now());
  }

  /** The whole address of a path. */
  address(path: string): string {
    const { isEncrypted, host } = this.request;
    return `${isEncrypted ? 'https' : 'http'}://${host}/${path.split('/').map(encodeURIComponent).join('/').replaceAll('%24', '$')}`;
  }

  entry(
    path: string,
    title: string,
    times: readonly [created: string, updated: string],
    rest: Pick<Entry, 'description' | 'content'>,
  ): Entry {
    const [published, updated] = times;
    return { id: this.address(path), title, published, updated, author: this.broker.namespace.name, ...rest };
  }

  ofEntity(description: EntityDescription): Entry {
    const { kind, name } = description;
    const path = kind === 'subscription' ? pathOf(description.topic, name) : name;
    return this.entry(path, name, [timeText(description.createdAt), timeText(description.updatedAt)], {
      description: DESCRIPTIONS[kind],
      content: describeInXml(description, { host: this.request.host }),
    });
  }
}

function pathOf(name: string, subscription: string): string {
  return addressText({ name, subscription, subqueue: undefined });
}

function read(resource: Resource, query: URLSearchParams, place: Place): AdministrationAnswer | Refusal {
  if (
    resource.kind === 'queues' ||
    resource.kind === 'topics' ||
    resource.kind === 'subscriptions' ||
    resource.kind === 'rules'
  ) {
    const page = pageIn(query);
    return page instanceof Refusal ? page : list(resource, page, place);
  }
  const entry = entryOf(resource, place);
  if (!(entry instanceof BrokerError)) return { status: 200, body: entryText(entry) };
  // What is no queue or topic is answered with a list of nothing.
  if (resource.kind === 'entity' && entry.condition === 'amqp:not-found')
    return { status: 200, body: emptyFeedText(place.address(resource.name), place.now) };
  return refusalOf(entry);
}

type Lists = Extract<Resource, { kind: 'queues' | 'topics' | 'subscriptions' | 'rules' }>;

function list(resource: Lists, { skip, top }: Page, place: Place): AdministrationAnswer | Refusal {
  const entries = entriesOf(resource, place);
  if (entries instanceof BrokerError) return refusalOf(entries);
  const path = listPath(resource);
  const address = place.address(path);
  const end = skip + top;
  const next = end < entries.length ? `${address}?$skip=${end}&$top=${top}` : undefined;
  const shown = entries.slice(skip, end).map((make) => make());
  return { status: 200, body: feedText(address, path, shown, place.now, next) };
}

function listPath(resource: Lists): string {
  switch (resource.kind) {
    case 'queues':
    case 'topics':
      return `$Resources/${resource.kind}`;
    case 'subscriptions':
      return `${resource.topic}/Subscriptions`;
    case 'rules':
      return `${pathOf(resource.topic, resource.subscription)}/Rules`;
  }
}

/** All of a list, each made when it is asked for: a page is a hundred of them. */
function entriesOf(resource: Lists, place: Place): (() => Entry)[] | BrokerError {
  const { look } = place.broker;
  if (resource.kind === 'rules') {
    const rules = look.rules(pathOf(resource.topic, resource.subscription));
    return rules instanceof BrokerError ? rules : rules.map((rule) => () => ruleEntry(resource, rule, place));
  }
  const found =
    resource.kind === 'subscriptions'
      ? look.subscriptions(resource.topic)
      : look.list(resource.kind === 'queues' ? 'queue' : 'topic');
  return found instanceof BrokerError ? found : found.map((one) => () => place.ofEntity(one));
}

function ruleEntry(
  { topic, subscription }: { readonly topic: string; readonly subscription: string },
  description: Parameters<typeof ruleXml>[0],
  place: Place,
): Entry {
  const { name } = description.rule;
  const created = timeText(description.createdAt);
  return place.entry(`${pathOf(topic, subscription)}/Rules/${name}`, name, [created, created], {
    description: 'RuleDescription',
    content: ruleXml(description),
  });
}

function entryOf(resource: Resource, place: Place): Entry | BrokerError {
  const { look, namespace } = place.broker;
  switch (resource.kind) {
    case 'namespace': {
      const { name, tier, createdAt } = namespace;
      const created = timeText(createdAt);
      return place.entry('$namespaceinfo', name, [created, created], {
        description: 'NamespaceInfo',
        content: [
          element('CreatedTime', created),
          element('MessagingSKU', tier),
          tier === 'Premium' ? element('MessagingUnits', '1') : undefined,
          element('ModifiedTime', created),
          element('Name', name),
          element('NamespaceType', 'Messaging'),
        ],
      });
    }
    case 'rule': {
      const rules = look.rules(pathOf(resource.topic, resource.subscription));
      if (rules instanceof BrokerError) return rules;
      const rule = rules.find(({ rule: { name } }) => name.toLowerCase() === resource.name.toLowerCase());
      return rule === undefined
        ? new BrokerError('amqp:not-found', `The rule '${resource.name}' could not be found.`)
        : ruleEntry(resource, rule, place);
    }
    case 'subscription': {
      const found = look.describe(pathOf(resource.topic, resource.name));
      return found instanceof BrokerError ? found : place.ofEntity(found);
    }
    case 'entity': {
      const found = look.describe(resource.name);
      return found instanceof BrokerError ? found : place.ofEntity(found);
    }
    case 'queues':
    case 'topics':
    case 'subscriptions':
    case 'rules':
      return new BrokerError('amqp:not-allowed', 'A list cannot be written.');
  }
}
