import {
  type Fact,
  knownOf,
  missingOf,
  type Queue,
  type Subscription,
  type Target,
  type Topic,
  unresolvedText,
} from '../../routing';
import type { TerraformResource } from '../../terraform';
import { argumentAt } from '../../terraform/resource';
import type { AdoptedJob, AdoptedQueue, AdoptedReceiver, AdoptedTarget, AdoptedTopic, Note } from './adopted';
import type { NamespaceChoice } from './namespace-choice';
import { readRules } from './read-rules';
import { QUEUE_SETTINGS, readSettings, type SettingForm, SUBSCRIPTION_SETTINGS, TOPIC_SETTINGS } from './setting-forms';
import { toldValue } from './told-value';
import { ENTITY_NAME, isUsableName, SUBSCRIPTION_NAME } from './usable-names';

/** Reads what is in a namespace, with notes of what cannot be written. */
export class EntityReading {
  readonly notes: Note[] = [];
  private readonly resources: ReadonlyMap<string, TerraformResource>;

  /**
   * @param topics the topics that are adopted
   * @param usual what constructs take by themselves in this namespace, where that is another value than elsewhere
   */
  constructor(
    { places }: NamespaceChoice,
    private readonly topics: readonly Topic[],
    private readonly usual: ReadonlyMap<string, SettingForm['usual']>,
  ) {
    this.resources = new Map(places.resources.map((resource) => [resource.address, resource]));
  }

  topic(topic: Topic): AdoptedTopic[] {
    const { name, address, subscriptions } = topic;
    const resource = this.resourceOf(address, name, 'topic');
    if (resource === undefined || !this.isUsable(name, name, ENTITY_NAME)) return [];
    for (const missing of missingOf(subscriptions))
      this.note(
        'unknown',
        name,
        `it may have further subscriptions, which are not written: ${unresolvedText(missing)}`,
      );
    const { settings, unknown } = this.settings(resource, name, TOPIC_SETTINGS);
    const jobs = knownOf(subscriptions).flatMap((subscription) =>
      this.job(subscription, `${name}/${subscription.name}`),
    );
    return [{ topic, name, address, isThere: isThere(resource), settings, unknown, jobs }];
  }

  queue(queue: Queue): AdoptedQueue[] {
    const { name, address } = queue;
    const resource = this.resourceOf(address, name, 'queue');
    if (resource === undefined || !this.isUsable(name, name, ENTITY_NAME)) return [];
    const { settings, unknown } = this.settings(resource, name, QUEUE_SETTINGS);
    return [{ queue, name, address, isThere: isThere(resource), settings, ...this.forwards(queue, name, unknown) }];
  }

  private job(subscription: Subscription, subject: string): AdoptedJob[] {
    const { name, address } = subscription;
    const resource = this.resourceOf(address, subject, 'subscription');
    if (resource === undefined || !this.isUsable(name, subject, SUBSCRIPTION_NAME)) return [];
    const { rules, notes } = readRules(subscription, subject);
    this.notes.push(...notes);
    if (rules.length === 0) {
      const why =
        notes.length > 0
          ? 'none of its rules can be written'
          : 'it has no rule, so it gets nothing, and synth refuses such a subscription';
      this.note('left-out', subject, `${why}; it stays in Azure as it is`);
      return [];
    }
    const { settings, unknown } = this.settings(resource, subject, SUBSCRIPTION_SETTINGS);
    return [
      {
        name,
        address,
        isThere: isThere(resource),
        settings,
        rules,
        clientScoped: clientScopeOf(resource),
        ...this.forwards(subscription, subject, unknown),
      },
    ];
  }

  private settings(resource: TerraformResource, subject: string, forms: readonly SettingForm[]) {
    const { notes, ...read } = readSettings(resource, subject, forms, this.usual);
    this.notes.push(...notes);
    return read;
  }

  private forwards(
    { forwardTo, forwardDeadLetteredMessagesTo }: Queue | Subscription,
    subject: string,
    unknown: readonly string[],
  ): Pick<AdoptedReceiver, 'forwardTo' | 'forwardDeadLetteredMessagesTo' | 'unknown'> {
    const comments = [...unknown];
    const read = (option: string, target: Fact<Target | undefined>): AdoptedTarget | undefined => {
      const found = this.target(target);
      if (found === undefined || typeof found !== 'string') return found;
      const text = `${option} is not written: ${found}; if it is left so, Terraform takes the forwarding away`;
      comments.push(text);
      this.note(target.kind === 'unknown' ? 'unknown' : 'left-out', subject, text);
      return undefined;
    };
    return {
      forwardTo: read('forwardTo', forwardTo),
      forwardDeadLetteredMessagesTo: read('forwardDeadLetteredMessagesTo', forwardDeadLetteredMessagesTo),
      unknown: comments,
    };
  }

  /** Where messages go on to; a text says why it is not known, or cannot be written. */
  private target(fact: Fact<Target | undefined>): AdoptedTarget | string | undefined {
    if (fact.kind === 'unknown') return `where to is not known (${unresolvedText(fact.unresolved)})`;
    if (fact.value === undefined) return undefined;
    const { name, entity } = fact.value;
    if (entity === undefined) return `it goes to ${name}, which the source does not have`;
    if (entity.kind === 'topic' && !this.topics.includes(entity))
      return `it goes to the topic ${name}, which is not adopted`;
    return { kind: entity.kind, name: entity.name };
  }

  /** What Terraform looks after; nothing, with a note, for what is only named by an id or read by a data source. */
  private resourceOf(address: string, subject: string, what: string): TerraformResource | undefined {
    const resource = this.resources.get(address);
    if (resource !== undefined && typeof resource.values.name === 'string') return resource;
    const why =
      resource === undefined
        ? `of this ${what} the source has an id and nothing else`
        : `the name of this ${what} is not known`;
    this.note('unknown', subject, `${why}: it is not written`);
    return undefined;
  }

  private isUsable(name: string, subject: string, names: typeof ENTITY_NAME): boolean {
    if (isUsableName(name, names)) return true;
    this.note('left-out', subject, `the constructs do not take its name: ${names.allowed}`);
    return false;
  }

  private note(kind: Note['kind'], subject: string, text: string): void {
    this.notes.push({ kind, subject, text });
  }
}

/** Of a plan, what is made by it is not there yet. */
function isThere({ presence }: TerraformResource): boolean {
  return presence !== 'created';
}

function clientScopeOf(resource: TerraformResource): AdoptedJob['clientScoped'] {
  const enabled = toldValue(resource, 'client_scoped_subscription_enabled');
  if (enabled.kind !== 'known' || enabled.value !== true) return undefined;
  const clientId = argumentAt(resource.values, 'client_scoped_subscription.client_id');
  const shareable = argumentAt(resource.values, 'client_scoped_subscription.is_client_scoped_subscription_shareable');
  return typeof clientId === 'string' ? { clientId, shareable: shareable !== false } : undefined;
}
