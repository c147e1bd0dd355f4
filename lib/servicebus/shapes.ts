import { Construct } from 'constructs';
import {
  CorrelationFilter,
  either,
  flag,
  isPlain,
  listOf,
  MessageContract,
  mapOf,
  number,
  oneOf,
  type Rule,
  type RuleFilter,
  type Shape,
  SqlAction,
  SqlFilter,
  shapeOf,
  text,
  valueThat,
  type WaiverGrounds,
} from '../rules';
import type { AlertOptions } from './alerts';
import { ENTITY_SIZES, type IForwardTarget } from './entity';
import type { ExistingTopic } from './imported-topic';
import type { Sku } from './namespace-base';
import type {
  NamespaceIdentity,
  NamespaceKey,
  NamespaceNetworkRules,
  ServiceBusNamespaceProps,
} from './namespace-props';
import type { IPrincipal } from './principal';
import type { ServiceBusQueueOptions, ServiceBusQueueProps } from './queue';
import type { SubscriptionRuleProps } from './rule';
import {
  type ServiceBusSubscriptionOptions,
  type ServiceBusSubscriptionProps,
  SUBSCRIPTION_STATUSES,
} from './subscription-options';
import type { ServiceBusTopicOptions, ServiceBusTopicProps } from './topic';
import type { ClaimOptions } from './topic-base';

/** A construct that has a member by which it is known to be of the right kind. */
export function constructWith<T>(expects: string, member: string, fix?: string): Shape<T> {
  const is = (value: unknown) => Construct.isConstruct(value) && member in value;
  return valueThat<T>(expects, is, { isReference: true, fix: () => fix });
}

/** Any object that can do something: what a construct is asked to be, and what a test may stand in for. */
export function objectWith<T>(expects: string, member: string): Shape<T> {
  const is = (value: unknown) => typeof value === 'object' && value !== null && member in value;
  return valueThat<T>(expects, is, { isReference: true });
}

export const tags = mapOf(text, 'an object of texts, such as { environment: "dev" }');
export const principal = objectWith<IPrincipal>('a principal, such as an identity', 'principalId');

const forwardTarget = constructWith<IForwardTarget>(
  'a queue or a topic',
  'entityName',
  'give the construct itself, such as queues.review, not its name',
);
const namespace = constructWith<ServiceBusQueueProps['namespace']>('a ServiceBusNamespace', 'namespaceId');

const isFilter = (value: unknown) => value instanceof SqlFilter || value instanceof CorrelationFilter;
const asSql = (value: unknown) =>
  typeof value === 'string' ? `write SqlFilter.parse(${JSON.stringify(value)})` : "write SqlFilter.parse('…')";
const A_FILTER = 'an SqlFilter or a CorrelationFilter';
const ANY_FILTER: RuleFilter = SqlFilter.acceptEverything();
const filter = valueThat<RuleFilter>(A_FILTER, isFilter, { isReference: true, standIn: ANY_FILTER, fix: asSql });
const sqlFilter = valueThat<SqlFilter>('an SqlFilter', (value) => value instanceof SqlFilter, {
  isReference: true,
  fix: asSql,
});
const action = valueThat<SqlAction>('an SqlAction', (value) => value instanceof SqlAction, {
  isReference: true,
  fix: (value) => `write SqlAction.parse(${typeof value === 'string' ? JSON.stringify(value) : "'…'"})`,
});
const RULE = shapeOf<Rule>({ filter }, { action, renamedFrom: text }, { standIn: { filter: ANY_FILTER } });
const ruleOrFilter = either<Rule | RuleFilter>(
  (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) && !isFilter(value) ? RULE : filter),
  A_FILTER,
);
const rule: Shape<Rule | RuleFilter> = { ...ruleOrFilter, standIn: ANY_FILTER };

export const contract = valueThat<MessageContract>('a MessageContract', (value) => value instanceof MessageContract, {
  isReference: true,
  fix: () => 'make one with MessageContract.of({ … })',
});

/** What topics and queues have in common. */
const ENTITY = {
  autoDeleteOnIdle: text,
  batchedOperationsEnabled: flag,
  defaultMessageTtl: text,
  duplicateDetectionWindow: text,
  expressEnabled: flag,
  maxMessageSizeInKilobytes: number,
  maxSizeInMegabytes: oneOf(...ENTITY_SIZES),
  partitioningEnabled: flag,
  requiresDuplicateDetection: flag,
  preventDestroy: flag,
};

/** What queues and subscriptions have in common: they hand out. */
const RECEIVER = {
  deadLetteringOnMessageExpiration: flag,
  forwardDeadLetteredMessagesTo: forwardTarget,
  forwardTo: forwardTarget,
  lockDuration: text,
  maxDeliveryCount: number,
  requiresSession: flag,
};

export const QUEUE_OPTIONS = shapeOf<ServiceBusQueueOptions>(
  {},
  { ...ENTITY, ...RECEIVER, status: oneOf('Active', 'Disabled', 'ReceiveDisabled', 'SendDisabled') },
  { expects: 'an object with the options of a queue', standIn: {} },
);
export const QUEUE_PROPS = shapeOf<ServiceBusQueueProps>({ namespace }, { ...QUEUE_OPTIONS.optional, queueName: text });

export const TOPIC_OPTIONS = shapeOf<ServiceBusTopicOptions>(
  {},
  { ...ENTITY, contract, status: oneOf('Active', 'Disabled'), supportOrdering: flag },
  { expects: 'an object with the options of a topic', standIn: {} },
);
export const TOPIC_PROPS = shapeOf<ServiceBusTopicProps>({ namespace }, { ...TOPIC_OPTIONS.optional, topicName: text });
export const EXISTING_TOPIC = shapeOf<ExistingTopic>({ topicName: text, namespace }, { contract });

export const SUBSCRIPTION_OPTIONS = shapeOf<ServiceBusSubscriptionOptions>(
  {},
  {
    ...RECEIVER,
    rules: { ...mapOf(rule, `an object of rules by name, each ${A_FILTER}`), standIn: { standin: ANY_FILTER } },
    acknowledge: mapOf(text, 'an object of reasons, by the code of the warning'),
    autoDeleteOnIdle: text,
    batchedOperationsEnabled: flag,
    observes: text,
    clientScoped: shapeOf<NonNullable<ServiceBusSubscriptionOptions['clientScoped']>>(
      { clientId: text },
      { shareable: flag },
    ),
    deadLetteringOnFilterEvaluationError: flag,
    defaultMessageTtl: text,
    preventDestroy: flag,
    status: oneOf(...SUBSCRIPTION_STATUSES),
  },
);
export const SUBSCRIPTION_PROPS = shapeOf<ServiceBusSubscriptionProps>(
  { topic: constructWith<ServiceBusSubscriptionProps['topic']>('a ServiceBusTopic', 'topicId') },
  { ...SUBSCRIPTION_OPTIONS.optional, subscriptionName: text },
);
export const RULE_PROPS = shapeOf<SubscriptionRuleProps>(
  {
    subscription: constructWith<SubscriptionRuleProps['subscription']>('a ServiceBusSubscription', 'subscriptionId'),
    rule,
  },
  { ruleName: text },
);
export const CLAIM_OPTIONS = shapeOf<ClaimOptions>(
  {},
  { subscriptions: listOf(text), observers: listOf(text), messages: sqlFilter, except: sqlFilter },
  { standIn: {} },
);

export const sku: Shape<Sku> = { ...oneOf<Sku>('Basic', 'Standard', 'Premium'), standIn: 'Standard' };
/** What is in grounds is looked at where waivers are. */
const localAuth = valueThat<false | WaiverGrounds>(
  'false, or grounds: an object with reason, approver, ticket, expires',
  (value) => value === false || isPlain(value),
);

/** All of a namespace but where it is. */
export const NAMESPACE_OPTIONS = {
  capacity: number,
  premiumMessagingPartitions: number,
  localAuthEnabled: localAuth,
  publicNetworkAccessEnabled: flag,
  minimumTlsVersion: oneOf('1.2'),
  identity: shapeOf<NamespaceIdentity>({}, { systemAssigned: flag, userAssigned: listOf(text) }),
  networkRules: shapeOf<NamespaceNetworkRules>(
    {},
    {
      defaultAction: oneOf('Allow', 'Deny'),
      ipRules: listOf(text),
      subnetIds: listOf(text),
      ignoreMissingServiceEndpoint: flag,
      trustedServicesAllowed: flag,
    },
  ),
  preventDestroy: flag,
};
export const NAMESPACE_NAMES = { name: text, sku };
export const NAMESPACE_PROPS = shapeOf<ServiceBusNamespaceProps>(
  { ...NAMESPACE_NAMES, location: text, resourceGroupName: text },
  {
    ...NAMESPACE_OPTIONS,
    tags,
    customerManagedKey: shapeOf<NamespaceKey>(
      { keyVaultKeyId: text, identityId: text },
      { infrastructureEncryption: flag, readyAfter: listOf(text) },
      { orInstance: true },
    ),
  },
);

export const ALERT_OPTIONS = shapeOf<AlertOptions>(
  {},
  {
    emails: listOf(text),
    actionGroupId: text,
    deadLetteredMessages: number,
    throttledRequests: number,
    serverErrors: number,
    cpuPercent: number,
  },
);
