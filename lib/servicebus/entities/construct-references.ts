import type { ServicebusSubscription } from '@cdktf/provider-azurerm/lib/servicebus-subscription';
import type { ServicebusSubscriptionRule } from '@cdktf/provider-azurerm/lib/servicebus-subscription-rule';
import type { Construct, IConstruct } from 'constructs';
import type { MessageContract, Rule, RuleFilter, SqlAction, WaiverGrounds } from '../../rules';
import type { DataGrant } from '../access/data-grant';
import type { IPrincipal } from '../access/principal';
import type { Consumed } from '../access/readers';
import type { RoleGrant } from '../access/role-grant';
import { constructWith } from '../construct/shapes';
import type { Forward, IForwardTarget } from './forward-target';
import type { ServiceBusQueueOptions } from './queue-options';
import type { Sku } from './sku-shape';
import type { ServiceBusSubscriptionOptions } from './subscription-options';
import type { ServiceBusTopicOptions } from './topic-options';

// The constructs as others refer to them. A topic knows its namespace, and the namespace its topics: they know each
// other by these interfaces, which stand in one file since each names the next, and only who makes one knows the class.

/** A namespace as others use it: made here, or by somebody else. */
export interface INamespace extends IConstruct {
  /** The name as it was given; unique in all of Azure. */
  readonly name: string;
  /** The ARM id, as a reference. */
  readonly namespaceId: string;
  /** The name, as a reference: its use makes Terraform wait for the namespace. */
  readonly namespaceName: string;
  /** Where clients connect to: the host name without scheme and port, as a reference. */
  readonly hostName: string;
  /** Where clients should connect to: the alias where the namespace is paired with another one, as a reference. */
  readonly clientHostName: string;
  /** The tier, where it is known at synth; without it, nothing can be checked against the tier. */
  readonly sku: Sku | undefined;
  /** The partitions of a Premium namespace, where they are known at synth; 1 is not partitioned. */
  readonly partitions: number | undefined;
  /** Whether topics and queues are protected unless they say otherwise. */
  readonly preventDestroy: boolean;
  /** Whether anybody on the internet can reach it, to be let in or not; `undefined` where it is not known at synth. */
  readonly isPublic: boolean | undefined;
  /**
   * Whether services of Azure that are in no network of one's own, such as Event Grid, get in: it is open to the internet,
   * or lets trusted services past its rules; `undefined` where it is not known at synth.
   */
  readonly isOpenToServices: boolean | undefined;
  /** Whether clients may come with a key, where it is known at synth. */
  readonly localAuthEnabled: boolean | undefined;
  /** What has to exist before the first message is sent, for a `depends_on`: the addresses of all rules. */
  readonly ruleAddresses: readonly string[];
  /** Where messages may end in it, as claims name it: the queues, and the subscriptions of its topics. */
  readonly destinations: readonly string[];
  /** What programs take from its topics and queues, with their construct paths. */
  readonly consumed: readonly Consumed[];

  /** Adds a topic: what messages are sent to, and what hands a copy to each subscription that wants one. */
  addTopic(name: string, options?: ServiceBusTopicOptions): ITopic;

  /** Adds a queue: a line of messages that one group of readers works off, a target to forward to. */
  addQueue(name: string, options?: ServiceBusQueueOptions): IQueue;

  /**
   * Notes a grant, so that it can be repeated at a namespace that this one is paired with.
   *
   * @internal
   */
  _grant(grant: DataGrant & { readonly at: string; readonly after?: readonly string[] }): RoleGrant;

  /** @internal */
  _register(entity: NamespaceEntity): void;
}

/** A topic or queue as its namespace knows it. */
export interface NamespaceEntity {
  readonly kind: 'topic' | 'queue';
  /** The name as it was given. */
  readonly name: string;
  /** Where messages that arrive there may end, as claims name it. */
  readonly destinations: readonly string[];
  /** What programs take from it. */
  readonly consumed: readonly Consumed[];
  /** The addresses of the rules below it; a queue has none. */
  readonly ruleAddresses?: readonly string[];
}

/** A queue as others use it: to forward to it, to let somebody send to it or read it. */
export interface IQueue extends IForwardTarget {
  /** The ARM id, as a reference. */
  readonly queueId: string;
  /** Whether it drops a message whose id came before; `undefined` where that is not known at synth. */
  readonly detectsDuplicates: boolean | undefined;

  /** Lets somebody send to this queue and do nothing else. */
  grantSend(principal: IPrincipal): RoleGrant;

  /** Lets somebody receive from this queue, from its dead-letter queue too, and do nothing else. */
  grantReceive(principal: IPrincipal): RoleGrant;

  /** Lets a program receive every message of this queue, as the only one. */
  grantConsume(principal: IPrincipal, program: Construct): RoleGrant;

  /** Lets somebody look at messages that somebody else receives; the grounds become a waiver of SB-RBAC-005. */
  grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant;
}

/** A topic as others use it: made here, or by somebody else. */
export interface ITopic extends IForwardTarget {
  /** The ARM id, as a reference. */
  readonly topicId: string;
  /** The name as it was given, for messages. */
  readonly name: string;
  readonly namespace: INamespace;
  /** What the messages look like; every rule of this topic's subscriptions is checked against it. */
  readonly contract: MessageContract | undefined;
  /** Whether subscriptions are protected unless they say otherwise. */
  readonly preventDestroy: boolean;
  /** The subscriptions that this app adds, by name. */
  readonly subscriptions: readonly ISubscription[];
  /** What has to exist before the first message is sent, for a `depends_on`: the addresses of all rules. */
  readonly ruleAddresses: readonly string[];

  /** Adds a subscription: one kind of job, started by the messages that its rules match. */
  addSubscription(name: string, options: ServiceBusSubscriptionOptions): ISubscription;

  /** Lets somebody send to this topic and do nothing else, once all rules are in place. */
  grantSend(principal: IPrincipal): RoleGrant;

  /** @internal */
  _register(subscription: ISubscription): void;
}

/** A subscription as others use it. */
export interface ISubscription extends IConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: ServicebusSubscription;
  readonly topic: ITopic;
  /** The name as it was given, for messages. */
  readonly name: string;
  /** The ARM id, as a reference. */
  readonly subscriptionId: string;
  /** The rules by name. */
  readonly rules: readonly ISubscriptionRule[];
  /** The arguments as the author gave them. */
  readonly options: ServiceBusSubscriptionOptions;
  /** What takes every message; `undefined` where they wait for whoever is granted `grantReceive`. */
  readonly consumer: IConstruct | undefined;
  /** What programs take here, with their construct paths. */
  readonly consumed: readonly Consumed[];
  /** Where messages of this subscription go on to. */
  readonly forwards: readonly Forward[];

  /** Adds a rule: one more reason for a message to come here. */
  addRule(name: string, rule: Rule | RuleFilter): ISubscriptionRule;

  /** Lets somebody receive from this subscription, from its dead-letter queue too, and do nothing else. */
  grantReceive(principal: IPrincipal): RoleGrant;

  /** Lets a program receive every message of this subscription, as the only one. */
  grantConsume(principal: IPrincipal, program: Construct): RoleGrant;

  /** Lets somebody look at messages that somebody else receives; the grounds become a waiver of SB-RBAC-005. */
  grantPeek(principal: IPrincipal, grounds: WaiverGrounds): RoleGrant;

  /** The templates that jobs are started of from its messages, by name. */
  readonly jobs: readonly string[];

  /**
   * Notes what starts jobs of its messages, and leaves it beside it in the JSON.
   *
   * @param templates by name
   * @internal
   */
  _startsJobs(templates: readonly string[], said: object): void;

  /** @internal */
  _register(rule: ISubscriptionRule): void;
}

/** A rule as its subscription knows it. */
export interface ISubscriptionRule extends IConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: ServicebusSubscriptionRule;
  /** The name as it was given, for messages. */
  readonly name: string;
  /** Which messages match. */
  readonly filter: RuleFilter;
  /** What happens to the copies. */
  readonly action: SqlAction | undefined;
  /** Whether copies are changed, and so each a copy of its own. */
  readonly hasAction: boolean;

  /** @internal */
  _waitFor(previous: ISubscriptionRule | undefined): void;
}

/** The namespace that something is made in, as an option. */
export const namespace = constructWith<INamespace>('a ServiceBusNamespace', 'namespaceId');
