import { claimFromJson } from '../rules';
import type { ResourceDocument } from '../terraform';
import { Reference, type TerraformResource } from '../terraform/resource';
import { type DeployedRule, elsewhere, subscriptionRules } from './deployed-rules';
import { rightsOf } from './roles';
import type {
  Access,
  DuplicateDetection,
  Entity,
  Queue,
  Receiving,
  Subscription,
  Target,
  Topic,
  Topology,
  Unresolved,
} from './topology';

const NEVER = 'P10675199DT2H48M5.4775807S';

/** The topology of a document. */
export function topologyOf(document: ResourceDocument): Topology {
  return new Builder(document).build();
}

class Builder {
  private readonly unresolved: Unresolved[] = [];
  private readonly topics = new Map<string, Topic & { subscriptions: Subscription[] }>();
  private readonly queues = new Map<
    string,
    Queue & { forwardTo: Target | undefined; forwardDeadLetteredMessagesTo: Target | undefined }
  >();

  constructor(private readonly document: ResourceDocument) {}

  build(): Topology {
    for (const resource of this.ofType('azurerm_servicebus_topic')) this.addTopic(resource);
    for (const resource of this.ofType('azurerm_servicebus_queue')) this.addQueue(resource);
    for (const resource of this.ofType('azurerm_servicebus_queue')) this.linkQueue(resource);
    this.addSubscriptions();
    return {
      path: this.document.path,
      topics: sorted([...this.topics.values()]),
      queues: sorted([...this.queues.values()]),
      access: this.access(),
      unresolved: this.unresolved,
    };
  }

  private ofType(type: string): TerraformResource[] {
    return this.document.resources.filter((resource) => resource.type === type);
  }

  private addTopic(resource: TerraformResource): void {
    this.topics.set(resource.address, {
      kind: 'topic',
      ...this.entity(resource),
      namespace: this.parent(resource, 'namespace_id'),
      subscriptions: [],
      ...this.said(resource),
      ...duplicateDetection(resource),
    });
  }

  private addQueue(resource: TerraformResource): void {
    const namespace = this.parent(resource, 'namespace_id');
    const receiving = { forwardTo: undefined, forwardDeadLetteredMessagesTo: undefined };
    this.queues.set(resource.address, {
      kind: 'queue',
      ...this.entity(resource),
      ...this.receiving(resource),
      ...duplicateDetection(resource),
      ...receiving,
      namespace,
    });
  }

  /** Queues may forward to each other: all of them have to be there first. */
  private linkQueue(resource: TerraformResource): void {
    const queue = this.queues.get(resource.address);
    if (queue === undefined) return;
    queue.forwardTo = this.forward(resource, 'forward_to', queue.namespace);
    queue.forwardDeadLetteredMessagesTo = this.forward(resource, 'forward_dead_lettered_messages_to', queue.namespace);
  }

  private addSubscriptions(): void {
    const rules = new Map<string, DeployedRule[]>();
    for (const rule of subscriptionRules(this.document)) {
      if (rule.subscription === undefined)
        this.report(rule.resource, 'subscription_id', 'its subscription is not known');
      else rules.set(rule.subscription, [...(rules.get(rule.subscription) ?? []), rule]);
      for (const argument of rule.unknown) this.report(rule.resource, argument, 'only Terraform knows it');
    }
    for (const resource of this.ofType('azurerm_servicebus_subscription')) {
      const topic = this.topicOf(resource);
      if (topic === undefined) continue;
      const { dead_lettering_on_filter_evaluation_error: onError } = resource.values;
      topic.subscriptions.push({
        kind: 'subscription',
        ...this.entity(resource),
        ...this.receiving(resource),
        forwardTo: this.forward(resource, 'forward_to', topic.namespace),
        forwardDeadLetteredMessagesTo: this.forward(resource, 'forward_dead_lettered_messages_to', topic.namespace),
        topic,
        rules: (rules.get(resource.address) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1)),
        // azurerm's default.
        deadLettersFilterErrors: onError !== false,
      });
      rules.delete(resource.address);
    }
    for (const rule of [...rules.values()].flat())
      this.report(rule.resource, 'subscription_id', 'its subscription is not in this document');
    for (const topic of this.topics.values()) topic.subscriptions.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The topic of a subscription; one that is not in the document is made up of what is known. */
  private topicOf(resource: TerraformResource): (Topic & { subscriptions: Subscription[] }) | undefined {
    const target = this.target(resource, 'topic_id');
    const known = target === undefined ? undefined : this.topics.get(target.address);
    if (known !== undefined) return known;
    const id = elsewhere(resource.values.topic_id);
    if (id === undefined) {
      this.report(resource, 'topic_id', 'its topic is not known');
      return undefined;
    }
    const made = this.topics.get(id) ?? {
      kind: 'topic' as const,
      address: id,
      name: /\/topics\/([^/]+)$/i.exec(id)?.[1] ?? id,
      status: 'Active',
      timeToLive: undefined,
      namespace: /\/namespaces\/([^/]+)/i.exec(id)?.[1] ?? '',
      subscriptions: [],
      contract: undefined,
      setBySenders: undefined,
      systemProperties: undefined,
      claims: [],
      detectsDuplicates: false,
      duplicateWindow: undefined,
    };
    this.topics.set(id, made);
    return made;
  }

  private entity(resource: TerraformResource): Entity {
    const { name, status, default_message_ttl: ttl } = resource.values;
    return {
      address: resource.address,
      name: typeof name === 'string' ? name : resource.address,
      status: typeof status === 'string' ? status : 'Active',
      timeToLive: typeof ttl === 'string' && ttl !== NEVER ? ttl : undefined,
    };
  }

  private receiving({
    values,
  }: TerraformResource): Omit<Receiving, keyof Entity | 'forwardTo' | 'forwardDeadLetteredMessagesTo'> {
    const { lock_duration: lock, max_delivery_count: most } = values;
    return {
      lockDuration: typeof lock === 'string' ? lock : undefined,
      maxDeliveryCount: typeof most === 'number' ? most : undefined,
      requiresSession: values.requires_session === true,
      deadLettersExpired: values.dead_lettering_on_message_expiration === true,
    };
  }

  /** What stands for the namespace of an entity. */
  private parent(resource: TerraformResource, argument: string): string {
    return this.target(resource, argument)?.address ?? elsewhere(resource.values[argument]) ?? '';
  }

  private forward(resource: TerraformResource, argument: string, namespace: string): Target | undefined {
    const value = resource.values[argument];
    if (value === undefined || value === null || value === '') return undefined;
    const target = this.target(resource, argument);
    const entity =
      target === undefined
        ? this.named(value, namespace)
        : (this.topics.get(target.address) ?? this.queues.get(target.address));
    if (entity === undefined && value instanceof Reference) {
      this.report(resource, argument, 'what it forwards to is not known');
      return undefined;
    }
    return { name: entity?.name ?? String(value), entity };
  }

  /** A target that is written as a name, as azurerm takes it. */
  private named(name: unknown, namespace: string): Topic | Queue | undefined {
    const candidates = [...this.topics.values(), ...this.queues.values()];
    const same = (entity: Topic | Queue) =>
      typeof name === 'string' && entity.name.toLowerCase() === name.toLowerCase();
    return candidates.find((entity) => same(entity) && entity.namespace === namespace);
  }

  private access(): Access[] {
    const roles = this.ofType('azurerm_role_assignment').flatMap((resource) => {
      const { role_definition_name: role, role_definition_id: id, principal_id: principal } = resource.values;
      const rights = [role, id].map((one) => rightsOf(textOf(one))).find((known) => known !== undefined);
      if (rights === undefined) return [];
      return [
        { address: resource.address, rights, scope: this.parent(resource, 'scope'), principal: textOf(principal) },
      ];
    });
    const keys = ['topic', 'namespace', 'queue'].flatMap((kind) =>
      this.ofType(`azurerm_servicebus_${kind}_authorization_rule`).map((resource) => ({
        address: resource.address,
        rights: (['send', 'listen', 'manage'] as const).filter((right) => resource.values[right] === true),
        scope: this.parent(resource, `${kind}_id`),
        principal: 'key',
      })),
    );
    return [...roles, ...keys];
  }

  /** What this project's constructs leave in their JSON; a plan does not have it. */
  private said(resource: TerraformResource): Pick<Topic, 'contract' | 'setBySenders' | 'systemProperties' | 'claims'> {
    const { contract, setBySenders, systemProperties, claims } = (resource.values['//'] ?? {}) as Record<
      string,
      unknown
    >;
    const read = (Array.isArray(claims) ? claims : []).map(claimFromJson);
    if (read.includes(undefined)) this.report(resource, '//.claims', 'a claim has another form than expected');
    return {
      contract: typeof contract === 'object' && contract !== null ? contract : undefined,
      setBySenders: Array.isArray(setBySenders) ? setBySenders.map(String) : undefined,
      systemProperties:
        typeof systemProperties === 'object' && systemProperties !== null ? systemProperties : undefined,
      claims: read.filter((claim) => claim !== undefined),
    };
  }

  private target(resource: TerraformResource, argument: string): TerraformResource | undefined {
    const target = this.document.resolve(resource, argument);
    return target.kind === 'resource' ? target.resource : undefined;
  }

  private report({ address }: TerraformResource, argument: string, problem: string): void {
    this.unresolved.push({ address, argument, problem });
  }
}

function duplicateDetection({ values }: TerraformResource): DuplicateDetection {
  const { requires_duplicate_detection: detects, duplicate_detection_history_time_window: window } = values;
  return { detectsDuplicates: detects === true, duplicateWindow: typeof window === 'string' ? window : undefined };
}

function textOf(value: unknown): string {
  return value instanceof Reference ? value.text : String(value);
}

function sorted<T extends { readonly name: string; readonly address: string }>(entities: T[]): T[] {
  const key = ({ name, address }: T) => `${name} ${address}`;
  return entities.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
