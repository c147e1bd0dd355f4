import { ServicebusSubscription } from '@cdktf/provider-azurerm/lib/servicebus-subscription';
import { Annotations } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import { checkSubscription } from '../../limits';
import {
  type Acknowledgements,
  type Diagnostic,
  describeDiagnostic,
  isReason,
  type Rule,
  type RuleFilter,
  shapeOf,
  text,
  twoCopiesWarning,
  type WaiverGrounds,
  withoutAcknowledged,
} from '../../rules';
import type { IPrincipal } from '../access/principal';
import { type Consumed, Readers } from '../access/readers';
import type { RoleGrant } from '../access/role-grant';
import { requireProtection } from '../azurerm/default-rule-switch';
import { type Checks, durationArgument } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { constructWith } from '../construct/shapes';
import { giveAddress } from '../construct/terraform-address';
import { waive } from '../construct/waive';
import type { ISubscription, ISubscriptionRule, ITopic } from './construct-references';
import type { Forward } from './forward-target';
import { checkForwarding, forwardsOf } from './forwarding-checks';
import {
  type ServiceBusSubscriptionOptions,
  SUBSCRIPTION_DEFAULTS,
  SUBSCRIPTION_OPTIONS,
} from './subscription-options';
import { SubscriptionRule } from './subscription-rule';
import { mixesTypes } from './topic-mixed-types';

/** Every pair of rules is compared; beyond so many it would take longer than anybody waits. */
const MOST_RULES_COMPARED = 100;

/** A subscription and the topic it belongs to. */
export interface ServiceBusSubscriptionProps extends ServiceBusSubscriptionOptions {
  /** The topic, made here or imported. */
  readonly topic: ITopic;
  /**
   * The name in Azure. A change replaces the subscription.
   *
   * @default - the construct's id
   */
  readonly subscriptionName?: string;
}

const SUBSCRIPTION_PROPS = shapeOf<ServiceBusSubscriptionProps>(
  { topic: constructWith<ITopic>('a ServiceBusTopic', 'topicId') },
  { ...SUBSCRIPTION_OPTIONS.optional, subscriptionName: text },
);

/** A subscription: gets a copy of each message of its topic that one of its rules matches. */
export class ServiceBusSubscription extends ServiceBusConstruct implements ISubscription {
  /** The resource itself, for `addOverride` and whatever this class has no argument for. */
  readonly resource: ServicebusSubscription;
  readonly topic: ITopic;
  readonly name: string;
  private readonly props: ServiceBusSubscriptionProps;
  private readonly ownRules: ISubscriptionRule[] = [];
  private readonly copies: Diagnostic[] = [];
  private startedJobs: readonly string[] = [];
  private readonly readers = new Readers(this);

  constructor(scope: Construct, id: string, given: ServiceBusSubscriptionProps) {
    super(scope, id);
    const props = this.accept(SUBSCRIPTION_PROPS, given);
    this.props = props;
    this.topic = props.topic;
    this.name = props.subscriptionName ?? id;
    props.topic._register(this);
    this.resource = giveAddress(this, new ServicebusSubscription(this, 'Resource', this.arguments()));
    requireProtection(this.resource);
    for (const [name, rule] of Object.entries(props.rules ?? {})) this.addRule(name, rule);
  }

  get subscriptionId(): string {
    return this.resource.id;
  }

  get jobs(): readonly string[] {
    return this.startedJobs;
  }

  get rules(): readonly ISubscriptionRule[] {
    return this.ownRules;
  }

  get options(): ServiceBusSubscriptionOptions {
    return this.props;
  }

  addRule(name: string, rule: Rule | RuleFilter): SubscriptionRule {
    this.refuseName('rule', name, this.ownRules);
    return new SubscriptionRule(this, name, { subscription: this, rule });
  }

  /**
   * Lets somebody receive from this subscription, from its dead-letter queue too, and do nothing else.
   *
   * The scope is the subscription, not the topic: a worker of one kind of job sees no message of another. An error where a
   * program consumes the subscription (`consumer`).
   */
  grantReceive(principal: IPrincipal): RoleGrant {
    return this.readers.received(principal, this.receiver('receive', principal));
  }

  /**
   * Lets a program receive every message of this subscription, as the only one: whoever is let in beside it is an error.
   *
   * @param program the construct of the program, for messages
   */
  grantConsume(principal: IPrincipal, program: Construct): RoleGrant {
    return this.readers.consumed(program, principal, this.receiver('receive', principal));
  }

  /**
   * Lets somebody look at messages that somebody else receives. Azure has no role that looks and cannot take, so this is
   * Data Receiver, and the grounds become a waiver of SB-RBAC-005, for auditors.
   */
  grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant {
    const grant = this.receiver('peek', principal);
    waive(grant.resource, { id: 'SB-RBAC-005', ...grounds });
    return this.readers.looked(principal, grant);
  }

  private receiver(verb: 'receive' | 'peek', principal: IPrincipal): RoleGrant {
    return this.topic.namespace._grant({
      scope: this,
      id: `${verb}-${principal.principalName}`,
      principal,
      role: 'Azure Service Bus Data Receiver',
      path: `/topics/${this.topic.name}/subscriptions/${this.name}`,
      at: this.subscriptionId,
    });
  }

  /**
   * What takes every message: the program that they start, or the queue or topic that they go on to; `undefined` where
   * they wait for whoever is granted `grantReceive`.
   */
  get consumer(): IConstruct | undefined {
    return this.props.forwardTo ?? this.readers.program;
  }

  get consumed(): readonly Consumed[] {
    return this.readers.taken;
  }

  get forwards(): readonly Forward[] {
    return forwardsOf(`${this.topic.name}/${this.name}`, this.props);
  }

  /**
   * Keeps the rules sorted by name, each waiting for the one before: Service Bus answers 409 to rules of one
   * subscription that come at once, and azurerm does not try again. Sorted, so that the order in the code does not
   * show in the JSON.
   *
   * @internal
   */
  _register(rule: ISubscriptionRule): void {
    const position = this.ownRules.findIndex((other) => other.name > rule.name);
    const index = position === -1 ? this.ownRules.length : position;
    this.warnOfCopies(rule);
    this.ownRules.splice(index, 0, rule);
    rule._waitFor(this.ownRules[index - 1]);
    this.ownRules[index + 1]?._waitFor(rule);
  }

  /** @internal */
  _startsJobs(templates: readonly string[], said: object): void {
    this.startedJobs = templates;
    this.resource.addOverride('//.starts', said);
  }

  private warnOfCopies(rule: ISubscriptionRule): void {
    if (this.ownRules.length >= MOST_RULES_COMPARED) return;
    const isMeant = this.props.acknowledge?.['two-copies'] !== undefined;
    for (const other of this.ownRules) {
      const warning = twoCopiesWarning(other, rule, this.topic.contract);
      if (warning === undefined) continue;
      this.copies.push(warning);
      if (!isMeant) Annotations.of(this).addWarning(describeDiagnostic(warning, ''));
    }
  }

  protected override check(checks: Checks): void {
    const { props, topic } = this;
    checkSubscription(checks, this.name, props);
    checks.require(
      this.ownRules.length > 0,
      'rules',
      'none',
      'at least one: without a rule the subscription receives nothing, ever',
      'add a rule, or SqlFilter.acceptEverything() if every message is meant',
    );
    if (props.observes !== undefined) {
      checks.require(
        isReason(props.observes),
        'observes',
        props.observes,
        'a reason in a sentence',
        'say why it gets what others get too',
      );
    }
    checkForwarding(checks, topic, `${topic.name}/${this.name}`, props);
    this.readers.check(checks, props.forwardTo);
    const said = withoutAcknowledged(
      [...this.copies, ...this.mixedTypes(), ...ofJobs(props.acknowledge)],
      props.acknowledge ?? {},
    );
    const mistakes = said.filter(({ severity }) => severity === 'error');
    checks.problems.push(...mistakes.map(({ message }) => `acknowledge: ${message}`));
    this.checkClientScope(checks);
    const names = this.ownRules.map((rule) => rule.name);
    checks.distinctNames('rules', names, (index) => names[index] ?? '');
  }

  /** That its rules have a part in what rules of the topic do not agree about, which the topic tells. */
  private mixedTypes(): Diagnostic[] {
    const isSaid = this.props.acknowledge?.['mixed-types'] !== undefined;
    return isSaid && mixesTypes(this) ? [{ severity: 'warning', code: 'mixed-types', message: '' }] : [];
  }

  private checkClientScope(checks: Checks): void {
    const { clientScoped, topic } = { ...this.props };
    if (clientScoped === undefined) return;
    checks.require(clientScoped.clientId !== '', 'clientScoped.clientId', '', 'the JMS client id', 'give it');
    const { sku } = topic.namespace;
    checks.require(
      sku === undefined || sku === 'Premium',
      'clientScoped',
      clientScoped,
      `on Premium only, and the namespace is ${sku}`,
      'leave it out, or use Premium',
    );
  }

  private arguments() {
    const { props } = this;
    const { clientScoped } = props;
    const settings = { ...SUBSCRIPTION_DEFAULTS, ...definedOnly(props) };
    return {
      name: this.name,
      topicId: this.topic.topicId,
      autoDeleteOnIdle: durationArgument(props.autoDeleteOnIdle),
      batchedOperationsEnabled: settings.batchedOperationsEnabled,
      // azurerm ignores the block without the flag.
      clientScopedSubscriptionEnabled: clientScoped === undefined ? undefined : true,
      clientScopedSubscription:
        clientScoped === undefined
          ? undefined
          : { clientId: clientScoped.clientId, isClientScopedSubscriptionShareable: clientScoped.shareable ?? true },
      deadLetteringOnFilterEvaluationError: settings.deadLetteringOnFilterEvaluationError,
      deadLetteringOnMessageExpiration: settings.deadLetteringOnMessageExpiration,
      defaultMessageTtl: durationArgument(props.defaultMessageTtl),
      forwardDeadLetteredMessagesTo: props.forwardDeadLetteredMessagesTo?.entityName,
      forwardTo: props.forwardTo?.entityName,
      lockDuration: durationArgument(settings.lockDuration),
      maxDeliveryCount: settings.maxDeliveryCount,
      requiresSession: settings.requiresSession,
      status: settings.status,
      lifecycle: (props.preventDestroy ?? this.topic.preventDestroy) ? { preventDestroy: true } : undefined,
    };
  }
}

/** Warnings about what its messages start, of which only a proof tells whether they are there: they may be acknowledged. */
function ofJobs(acknowledged: Acknowledgements = {}): Diagnostic[] {
  const codes = (['set-aside', 'taken-away'] as const).filter((code) => acknowledged[code] !== undefined);
  return codes.map((code) => ({ severity: 'warning', code, message: '' }));
}

/** The arguments without those that are there but undefined, which would hide a default. */
function definedOnly<T extends object>(options: T): T {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as T;
}
