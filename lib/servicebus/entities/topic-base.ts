import { Annotations } from 'cdktf';
import {
  type ClaimKind,
  claimProblems,
  claimToJson,
  type DeliveryClaim,
  Inspection,
  type MessageContract,
  mixedText,
  sharedMessages,
  sharedText,
  UNUSABLE,
  type WaiverGrounds,
  within,
} from '../../rules';
import { AccessKey, type AccessKeyRight, afterRulesOf, checkAccessKeys } from '../access/access-key';
import type { IPrincipal } from '../access/principal';
import type { Consumed } from '../access/readers';
import type { RoleGrant } from '../access/role-grant';
import type { Checks } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { dependency } from '../construct/terraform-address';
import { CLAIM_OPTIONS, type ClaimOptions } from './claim-options';
import type { INamespace, ISubscription, ITopic } from './construct-references';
import type { Forward, IForwardTarget } from './forward-target';
import { ServiceBusSubscription } from './subscription';
import type { ServiceBusSubscriptionOptions } from './subscription-options';
import { mixedTypesOf } from './topic-mixed-types';

/** What one topic can have. https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas */
const MOST_SUBSCRIPTIONS = 2000;
const MOST_SQL_FILTERS = 2000;
const MOST_CORRELATION_FILTERS = 100_000;

/** A topic, made here or by somebody else: what subscriptions are added to. */
export abstract class ServiceBusTopicBase extends ServiceBusConstruct implements ITopic {
  abstract readonly topicId: string;
  abstract readonly entityName: string;
  abstract readonly namespace: INamespace;
  abstract readonly name: string;
  abstract readonly contract: MessageContract | undefined;
  abstract readonly preventDestroy: boolean;

  private readonly ownSubscriptions: ISubscription[] = [];
  private readonly accessKeys: AccessKey[] = [];
  private readonly claims: DeliveryClaim[] = [];
  private readonly claimMistakes: string[] = [];
  private hasWarned = false;

  get subscriptions(): readonly ISubscription[] {
    return [...this.ownSubscriptions].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  addSubscription(name: string, options: ServiceBusSubscriptionOptions): ServiceBusSubscription {
    this.refuseName('subscription', name, this.ownSubscriptions);
    return new ServiceBusSubscription(this, name, { ...options, topic: this });
  }

  /**
   * Lets somebody send to this topic and do nothing else, once all rules are in place: what is sent earlier would
   * reach no subscription, and be lost.
   */
  grantSend(principal: IPrincipal): RoleGrant {
    return this.namespace._grant({
      scope: this,
      id: `send-${principal.principalName}`,
      principal,
      role: 'Azure Service Bus Data Sender',
      path: `/topics/${this.name}`,
      at: this.topicId,
      after: afterRulesOf(this),
    });
  }

  /**
   * Adds a key (SAS) that allows one thing with this topic. A secret that anybody can use and that stays in
   * Terraform's state: `grantSend` needs none. The grounds become a waiver of SB-AUTH-002, for auditors.
   */
  addAccessKey(name: string, right: AccessKeyRight, grounds: WaiverGrounds): AccessKey {
    const key = new AccessKey(this, name, { opens: this, right, grounds });
    this.accessKeys.push(key);
    return key;
  }

  /**
   * Each of the messages must start exactly one job: one of the subscriptions gets it, once, and no other. Like the
   * other claims it is proved by `training-job-scheduler check` and `training-job-scheduler prove`, for all messages, or refuted with one.
   *
   * @param claim what is claimed, in a sentence for whoever reads the proof
   */
  mustDeliverExactlyOnce(claim: string, options: ClaimOptions = {}): void {
    this.claim('exactly-once', claim, options);
  }

  /** No message may reach two of the subscriptions. */
  mustNeverOverlap(claim: string, options: ClaimOptions = {}): void {
    this.claim('never-overlap', claim, options);
  }

  /** Each of the messages must reach at least one of the subscriptions. */
  mustCover(claim: string, options: ClaimOptions = {}): void {
    this.claim('cover', claim, options);
  }

  /**
   * None of the messages may reach any of the subscriptions. Isolation of a tenant:
   *
   * ```ts
   * topic.mustNotReach('only acme reaches its own job', {
   *   subscriptions: ['acme-train'],
   *   except: SqlFilter.parse("tenant = 'acme'"),
   * });
   * ```
   */
  mustNotReach(claim: string, options: ClaimOptions = {}): void {
    this.claim('not-reach', claim, options);
  }

  private claim(kind: ClaimKind, name: string, options: ClaimOptions): void {
    const inspection = new Inspection();
    const usable = CLAIM_OPTIONS.inspect(options, '', inspection);
    this.claimMistakes.push(...inspection.problems.map((problem) => `claim "${name}": ${problem}`));
    if (usable === UNUSABLE) return;
    this.claims.push({ kind, name, ...usable });
    this.sayClaims();
  }

  /** The claims, with the observers that the topic has by now. */
  private get resolvedClaims(): DeliveryClaim[] {
    const observers = Object.keys(this.observers);
    const isAboutAll = ({ subscriptions, destinations, jobs }: DeliveryClaim) =>
      (subscriptions ?? destinations ?? jobs) === undefined;
    return this.claims.map((claim) => (isAboutAll(claim) ? { observers, ...claim } : claim));
  }

  private sayClaims(): void {
    if (this.claims.length > 0) this.say('claims', this.resolvedClaims.map(claimToJson));
  }

  /** The subscriptions that are meant to get what others get too, and why. */
  private get observers(): Record<string, string> {
    const observing = this.subscriptions.map(({ name, options }) => [name, options.observes] as const);
    return Object.fromEntries(observing.filter(([, reason]) => reason !== undefined)) as Record<string, string>;
  }

  /** Leaves what the messages look like in the JSON, for the tools that read it and not this code. */
  protected describeContract(): void {
    if (this.contract === undefined) return;
    this.say('contract', this.contract.jsonSchema());
    if (this.contract.system !== undefined) this.say('setBySenders', this.contract.system);
    const systemProperties = this.contract.systemSchema();
    if (systemProperties !== undefined) this.say('systemProperties', systemProperties);
  }

  /** Leaves something beside the topic in the JSON, which Terraform passes over. */
  protected abstract say(what: string, value: unknown): void;

  /** What programs take from the subscriptions, with their construct paths. */
  get consumed(): readonly Consumed[] {
    return this.subscriptions.flatMap((subscription) => subscription.consumed);
  }

  get destinations(): readonly string[] {
    return this.subscriptions.map(({ name }) => `${this.name}/${name}`);
  }

  get jobs(): readonly string[] {
    return this.subscriptions.flatMap(({ jobs }) => jobs);
  }

  /** Where messages go on to from here: entities of another team are in no namespace of this app. */
  private get behind(): readonly IForwardTarget[] {
    const targets = new Set(this.forwards.map(({ to }) => to));
    // What is found is looked at too: a set goes on over what is added meanwhile.
    for (const target of targets) for (const { to } of target.forwards) targets.add(to);
    return [...targets];
  }

  get forwards(): readonly Forward[] {
    return this.ownSubscriptions.flatMap((subscription) => subscription.forwards);
  }

  get ruleAddresses(): string[] {
    return this.subscriptions.flatMap((subscription) => subscription.rules.map((rule) => dependency(rule.resource)));
  }

  _register(subscription: ISubscription): void {
    this.ownSubscriptions.push(subscription);
    if (subscription.options.observes === undefined) return;
    this.say('observers', this.observers);
    this.sayClaims();
  }

  protected override check(checks: Checks): void {
    const rules = this.ownSubscriptions.flatMap((subscription) => subscription.rules);
    const sql = rules.filter((rule) => rule.filter.kind === 'sql').length;
    const counts: [subject: string, got: number, most: number, fix: string][] = [
      ['subscriptions', this.ownSubscriptions.length, MOST_SUBSCRIPTIONS, 'spread them over several topics'],
      ['SQL filters', sql, MOST_SQL_FILTERS, 'use correlation filters where text is compared, or several topics'],
      ['correlation filters', rules.length - sql, MOST_CORRELATION_FILTERS, 'spread them over several topics'],
    ];
    for (const [subject, got, most, fix] of counts) {
      checks.require(got <= most, subject, got, `at most ${most} on one topic`, fix);
    }
    checkAccessKeys(checks, this.accessKeys, 'topic');
    const names = this.ownSubscriptions.map(({ name }) => name);
    checks.distinctNames('subscriptions', names, (index) => names[index] ?? '');
    checks.problems.push(...(this.contract?.problems.map((problem) => within('contract', problem)) ?? []));
    checks.problems.push(...this.claimMistakes);
    const destinations = [
      ...new Set([
        ...this.destinations,
        ...this.namespace.destinations,
        ...this.behind.flatMap((target) => target.destinations),
      ]),
    ];
    const jobs = [...new Set([...this.jobs, ...this.behind.flatMap((target) => target.jobs)])];
    for (const claim of this.resolvedClaims) {
      const problems = claimProblems(claim, { subscriptions: names, destinations, jobs }, this.contract);
      checks.problems.push(...problems.map((problem) => `claim "${claim.name}": ${problem}`));
    }
    this.warnOfRulesTogether();
  }

  /** Once, and with everything that was added: so when the app is checked. */
  private warnOfRulesTogether(): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    const mixed = mixedTypesOf(this, ({ options }) => options.acknowledge?.['mixed-types'] === undefined);
    if (mixed.length > 0) Annotations.of(this).addWarning(`${mixedText(mixed)} (mixed-types)`);
    const receivers = this.subscriptions
      .filter(({ options }) => options.observes === undefined)
      .map(({ name, rules }) => ({ name, filters: rules.map(({ filter }) => filter) }));
    const shared = sharedMessages(receivers, this.contract);
    if (shared.length > 0) Annotations.of(this).addWarning(`${sharedText(shared)} (shared-messages)`);
  }
}
