import type { ResourceDocument, TerraformResource } from '../../terraform';
import { Reference } from '../../terraform/resource';
import { type DeployedRule, unresolvedOf } from '../topology/deployed-rule';
import { distinct, knownOf, listed, missingOf, type Unresolved } from '../topology/fact';
import type { MissingRules, Queue, Subscription, Topic, Topology } from '../topology/topology';
import { accessOf } from './access';
import { DefaultRules } from './default-rule';
import { Places } from './document-places';
import { doubtTopics } from './doubt-topics';
import { type Draft, Drafts, type Open, type TopicDraft } from './drafts';
import { EntityReader } from './entity-reader';
import { ForwardReader, NO_FORWARDING } from './forward-reader';
import { LooseRules } from './loose-rules';
import { Missing } from './missing';
import { type Hidden, notUnderstood, perhapsBeside } from './not-understood';
import { label, partsOf, sorted } from './parts-of';
import { readRule, textOf } from './read-rule';
import { type SaidOfTopic, saidOfTopic, startsOf } from './said-of-topic';
import { tierOf } from './tier';

/**
 * The topology of a document, with everything that could not be resolved beside what depends on it.
 *
 * It does not throw for what is not known or not valid: that stands in the topology (`unresolved`, and beside each rule).
 *
 * @param document what `parseDocument` has made of a text, or what another source describes
 */
export function topologyOf(document: ResourceDocument): Topology {
  return new Builder(document).build();
}

class Builder {
  private readonly places: Places;
  private readonly entities: EntityReader;
  private readonly defaults: DefaultRules;
  private readonly drafts: Drafts;
  private readonly queues = new Map<string, Open<Queue>>();
  /** What may add to, or change, anything. */
  private readonly hidden: readonly Hidden[];
  /** The same, as much of it as is told of one thing. */
  private readonly mayAdd: readonly Unresolved[];
  /** Subscriptions that may be of any topic. */
  private readonly ofAnyTopic = new Missing();
  /** What may make what is known another than it is written. */
  private readonly doubt: Unresolved | undefined;
  private readonly unresolved: Unresolved[] = [];
  private readonly unplaced: DeployedRule[] = [];
  private readonly loose = new LooseRules();

  constructor(private readonly document: ResourceDocument) {
    this.places = new Places(document);
    this.hidden = notUnderstood(document);
    const mayAdd = new Missing();
    mayAdd.add(this.hidden);
    this.mayAdd = mayAdd.reasons;
    this.doubt = this.hidden.find(({ effect }) => effect === 'other');
    this.entities = new EntityReader(this.doubt);
    this.drafts = new Drafts(this.places, this.entities);
    this.defaults = new DefaultRules(document);
  }

  build(): Topology {
    for (const resource of this.places.ofType('azurerm_servicebus_topic')) this.addTopic(resource);
    for (const resource of this.places.ofType('azurerm_servicebus_queue')) this.addQueue(resource);
    for (const resource of this.places.ofType('azurerm_servicebus_subscription')) this.addSubscription(resource);
    for (const resource of this.places.ofType('azurerm_servicebus_subscription_rule')) this.addRule(resource);
    this.loose.share((candidates) => this.mayBe(this.drafts.subscriptions, candidates));
    doubtTopics([...this.drafts.topics.values()], this.places.ofType('azurerm_servicebus_topic'));
    for (const draft of this.drafts.topics.values()) this.finishTopic(draft);
    const topics = [...this.drafts.topics.values()].map(({ topic }) => topic);
    const queues = [...this.queues.values()];
    this.forwardAll([...topics, ...queues]);
    for (const all of [topics, queues]) label(all);
    return {
      path: this.document.path,
      topics: sorted(topics),
      queues: sorted(queues),
      access: accessOf(this.places),
      unplacedRules: this.unplaced,
      assumptions: this.places.assumptions(),
      unresolved: partsOf([
        ...this.hidden,
        ...perhapsBeside(this.document),
        ...this.unresolved,
        ...this.entities.unresolved,
        ...this.unplaced.flatMap(unresolvedOf),
        ...topics.flatMap(({ subscriptions }) => [
          ...missingOf(subscriptions),
          ...knownOf(subscriptions).flatMap(({ rules }) => [
            ...missingOf(rules),
            ...knownOf(rules).flatMap(unresolvedOf),
          ]),
        ]),
      ]),
    };
  }

  private addTopic(resource: TerraformResource): void {
    const namespace = this.places.namespaceOf(resource);
    if (namespace.kind === 'unknown') this.report(resource, 'namespace_id', namespace.why);
    const missing = new Missing();
    if (resource.mode === 'data' || resource.presence === 'imported') {
      const problem = 'this topic is made elsewhere, and may have further subscriptions';
      missing.add([{ address: resource.address, argument: '', problem }]);
    }
    if (this.document.listsAll?.(resource) === false) {
      missing.add([{ address: resource.address, argument: '', problem: 'its subscriptions were not listed' }]);
    }
    const draft: TopicDraft = {
      topic: {
        kind: 'topic',
        ...this.entities.entity(resource),
        ...this.perhapsThere(resource),
        ...this.entities.duplicateDetection(resource),
        ...this.entities.capacity(resource),
        tier: tierOf(resource, namespace, this.doubt),
        namespace: this.places.namespaceKey(namespace),
        label: '',
        subscriptions: listed([], []),
        ...this.said(resource),
      },
      drafts: [],
      missing,
    };
    this.drafts.topics.set(resource.address, draft);
  }

  private addQueue(resource: TerraformResource): void {
    const namespace = this.places.namespaceOf(resource);
    if (namespace.kind === 'unknown') this.report(resource, 'namespace_id', namespace.why);
    this.queues.set(resource.address, {
      kind: 'queue',
      ...this.entities.entity(resource),
      ...this.perhapsThere(resource),
      ...this.entities.receiving(resource),
      ...this.entities.duplicateDetection(resource),
      ...this.entities.capacity(resource),
      tier: tierOf(resource, namespace, this.doubt),
      ...NO_FORWARDING,
      namespace: this.places.namespaceKey(namespace),
      label: '',
    });
  }

  private addSubscription(resource: TerraformResource): void {
    const target = this.places.topicOf(resource);
    const draft: Draft = {
      resource,
      subscription: {
        kind: 'subscription',
        ...this.entities.entity(resource),
        ...this.entities.receiving(resource),
        ...NO_FORWARDING,
        topic: undefined as unknown as Topic,
        rules: listed([], []),
        deadLettersFilterErrors: this.entities.deadLettersFilterErrors(resource),
        starts: this.startsOf(resource),
      },
      rules: [],
      missing: [],
    };
    this.drafts.subscriptions.set(resource.address, draft);
    if (target.kind === 'unknown' || target.kind === 'absent') {
      const why = target.kind === 'unknown' ? target.why : 'it has none';
      this.report(resource, 'topic_id', why);
      const problem = `its topic is not known: ${why}`;
      const missing = [{ address: resource.address, argument: 'topic_id', problem }];
      const candidates = target.kind === 'unknown' ? target.candidates : undefined;
      if (candidates === undefined) this.ofAnyTopic.add(missing);
      else for (const topic of this.mayBe(this.drafts.topics, candidates)) topic.missing.add(missing);
      return;
    }
    const topic =
      target.kind === 'resource'
        ? (this.drafts.topics.get(target.resource.address) ?? this.drafts.topicAt(target.resource.address))
        : this.drafts.topicAt(target.id);
    if (resource.perhaps !== undefined) {
      const problem = `whether it is there, or how often, is not known: ${resource.perhaps}`;
      this.report(resource, '', problem);
      topic.missing.add([{ address: resource.address, argument: '', problem }]);
      return;
    }
    topic.drafts.push(draft);
  }

  /** A topic or queue of which it is not known whether it is there: then it is not known either whether it takes messages. */
  private perhapsThere(resource: TerraformResource): Partial<Pick<Topic, 'status'>> {
    if (resource.perhaps === undefined) return {};
    const problem = `whether it is there, or how often, is not known: ${resource.perhaps}`;
    return { status: this.entities.report(resource, '', problem) };
  }

  private addRule(resource: TerraformResource): void {
    const rule = readRule(resource, this.doubt);
    const { name } = resource.values;
    if (name instanceof Reference) this.report(resource, 'name', `it is ${textOf(name)}`);
    const target = this.places.subscriptionOf(resource);
    if (target.kind === 'resource' || target.kind === 'id') {
      const address = target.kind === 'resource' ? target.resource.address : target.id;
      const draft = this.drafts.subscriptionAt(address);
      if (resource.perhaps === undefined) draft.rules.push(rule);
      else this.addPossible(draft, rule, resource.perhaps);
      return;
    }
    const why = target.kind === 'unknown' ? target.why : 'it has none';
    this.report(resource, 'subscription_id', why);
    this.unplaced.push(rule);
    this.loose.add(rule, target.kind === 'unknown' ? target.candidates : undefined, why);
  }

  /** A rule that may not be there, or several times: two say that a message may come twice by it. */
  private addPossible({ missing }: Draft, rule: DeployedRule, why: string): void {
    const problem = `whether it is there, or how often, is not known: ${why}`;
    const one: MissingRules = { address: rule.resource.address, argument: '', problem, rule };
    missing.push(one, one);
  }

  /** What something may belong to: the candidates, or everything where they are not known. */
  private mayBe<T>(all: ReadonlyMap<string, T>, candidates: readonly TerraformResource[] | undefined): T[] {
    if (candidates === undefined) return [...all.values()];
    return candidates.flatMap(({ address }) => all.get(address) ?? []);
  }

  private finishTopic({ topic, drafts, missing }: TopicDraft): void {
    for (const { resource, subscription, rules, missing: missingRules } of drafts) {
      subscription.topic = topic;
      const further = [...this.mayAdd, ...missingRules];
      const found = resource === undefined ? { rules, missing: [] } : this.defaults.with(resource, rules, further);
      const sortedRules = [...found.rules].sort((a, b) => (a.name < b.name ? -1 : 1));
      subscription.rules = listed(sortedRules, [...further, ...found.missing]);
    }
    const subscriptions = sorted(drafts.map(({ subscription }) => subscription));
    topic.subscriptions = listed(
      subscriptions,
      distinct([...this.mayAdd, ...missing.reasons, ...this.ofAnyTopic.reasons]),
    );
  }

  private forwardAll(targets: readonly (Topic | Queue)[]): void {
    const reader = new ForwardReader(this.document, this.places, this.entities, targets, this.doubt);
    for (const { topic, drafts } of this.drafts.topics.values()) {
      for (const { resource, subscription } of drafts)
        if (resource !== undefined) Object.assign(subscription, reader.read(resource, topic.namespace));
    }
    for (const resource of this.places.ofType('azurerm_servicebus_queue')) {
      const queue = this.queues.get(resource.address);
      if (queue !== undefined) Object.assign(queue, reader.read(resource, queue.namespace));
    }
    // Of a subscription in a topic that is not known, what it has is not known to be in any topic either.
    for (const { resource, subscription, rules } of this.drafts.subscriptions.values()) {
      if (subscription.topic !== undefined || resource === undefined) continue;
      this.unplaced.push(...rules);
      reader.read(resource, '');
    }
  }

  /** What this project's constructs leave in their JSON; a plan does not have it. */
  private said(resource: TerraformResource): SaidOfTopic {
    const { misshapen, ...said } = saidOfTopic(resource);
    for (const part of misshapen) this.report(resource, `//.${part}`, 'it has another form than expected');
    return said;
  }

  private startsOf(resource: TerraformResource): Subscription['starts'] {
    const starts = startsOf(resource);
    if (starts.kind === 'unknown') this.unresolved.push(starts.unresolved);
    return starts;
  }

  private report({ address }: TerraformResource, argument: string, problem: string): void {
    this.unresolved.push({ address, argument, problem });
  }
}
