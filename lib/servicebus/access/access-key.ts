import { ServicebusNamespaceAuthorizationRule } from '@cdktf/provider-azurerm/lib/servicebus-namespace-authorization-rule';
import { ServicebusQueueAuthorizationRule } from '@cdktf/provider-azurerm/lib/servicebus-queue-authorization-rule';
import { ServicebusTopicAuthorizationRule } from '@cdktf/provider-azurerm/lib/servicebus-topic-authorization-rule';
import { Lazy } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';
import type { WaiverGrounds } from '../../rules';
import { oneOf, shapeOf } from '../../rules';
import type { Checks, NameRule } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { constructWith } from '../construct/shapes';
import { giveAddress } from '../construct/terraform-address';
import { waive } from '../construct/waive';
import { grounds } from './grounds';
import type { Consumed } from './readers';

/** What a key allows: one thing, or with `manage` everything, which Azure wants to hold both others. */
export type AccessKeyRight = 'send' | 'listen' | 'manage';

const KEY_NAME: NameRule = {
  shortest: 1,
  longest: 50,
  pattern: /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/,
  allowed: 'letters, digits, ".", "_" and "-", with a letter or digit at both ends',
};

/** The key that every namespace has. */
const ROOT_KEY = 'RootManageSharedAccessKey';
const MOST_ACCESS_KEYS = 12;

/** All rights. */
export const ACCESS_KEY_RIGHTS: readonly AccessKeyRight[] = ['send', 'listen', 'manage'];

/** A namespace, as far as its keys are concerned. */
export interface KeyedNamespace extends IConstruct {
  readonly namespaceId: string;
  /** Whether clients may come with a key, where it is known at synth. */
  readonly localAuthEnabled: boolean | undefined;
  readonly ruleAddresses: readonly string[];
  readonly consumed: readonly Consumed[];
}

interface KeyedEntity extends IConstruct {
  readonly namespace: KeyedNamespace;
  readonly consumed: readonly Consumed[];
}

interface KeyedTopic extends KeyedEntity {
  readonly topicId: string;
  readonly ruleAddresses: readonly string[];
}

interface KeyedQueue extends KeyedEntity {
  readonly queueId: string;
}

/** What a key can open. */
export type KeyHolder = KeyedTopic | KeyedQueue | KeyedNamespace;

/** What a key opens, and what it allows there. */
export interface AccessKeyProps {
  /** A topic, a queue, or a namespace with all of its topics and queues. */
  readonly opens: KeyHolder;
  /** Sending, reading, or everything. */
  readonly right: AccessKeyRight;
  /** Why a key, and no identity; a waiver of SB-AUTH-002. */
  readonly grounds: WaiverGrounds;
}

const ACCESS_KEY_PROPS = shapeOf<AccessKeyProps>(
  {
    opens: constructWith<KeyHolder>('a topic, a queue or a namespace', 'addAccessKey'),
    right: oneOf(...ACCESS_KEY_RIGHTS),
    grounds,
  },
  {},
);

/**
 * A key (SAS rule) for a topic, a queue or a namespace. One for sending allows nothing else; who needs two things takes
 * two keys.
 *
 * The least that a client without Entra ID can do with. Its connection string is a secret that stays in Terraform's
 * state; an identity with a grant needs none. A key for sending waits for the rules of the topics that it opens.
 */
export class AccessKey extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource:
    | ServicebusTopicAuthorizationRule
    | ServicebusQueueAuthorizationRule
    | ServicebusNamespaceAuthorizationRule;
  private readonly keyName: string;
  private readonly props: AccessKeyProps;

  constructor(scope: Construct, id: string, given: AccessKeyProps) {
    super(scope, id);
    const props = this.accept(ACCESS_KEY_PROPS, given);
    this.props = props;
    this.keyName = id;
    const { opens, right, grounds } = props;
    this.resource = giveAddress(this, this.make(opens, right));
    waive(this.resource, { id: 'SB-AUTH-002', ...grounds });
    if (right !== 'listen' && 'ruleAddresses' in opens) this.resource.dependsOn = afterRulesOf(opens);
  }

  /** The ARM id, as a reference. */
  get keyId(): string {
    return this.resource.id;
  }

  /** The secret that a client connects with. */
  get primaryConnectionString(): string {
    return this.resource.primaryConnectionString;
  }

  /** Where it is a key of a namespace, that. */
  get opens(): KeyHolder {
    return this.props.opens;
  }

  protected override check(checks: Checks): void {
    checks.name('name', this.keyName, KEY_NAME);
    checks.oneOf('right', this.props.right, ACCESS_KEY_RIGHTS);
    const { opens, right } = this.props;
    checks.require(
      this.keyName !== ROOT_KEY || 'namespace' in opens,
      'name',
      this.keyName,
      'another name: Azure makes this key itself, and azurerm would ask to import it',
      'choose another name',
    );
    refuseWithoutLocalAuth(checks, 'right', right, 'namespace' in opens ? opens.namespace : opens);
    if (right !== 'send') refuseBesidePrograms(checks, 'right', right, opens.consumed);
  }

  private make(opens: KeyHolder, right: AccessKeyRight): AccessKey['resource'] {
    const config = {
      name: this.node.id,
      send: right !== 'listen',
      listen: right !== 'send',
      manage: right === 'manage',
    };
    if ('topicId' in opens) {
      return new ServicebusTopicAuthorizationRule(this, 'Resource', { ...config, topicId: opens.topicId });
    }
    if ('queueId' in opens) {
      return new ServicebusQueueAuthorizationRule(this, 'Resource', { ...config, queueId: opens.queueId });
    }
    return new ServicebusNamespaceAuthorizationRule(this, 'Resource', { ...config, namespaceId: opens.namespaceId });
  }
}

/**
 * Adds the problem that there are more keys than Azure takes.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
 */
export function checkAccessKeys(checks: Checks, keys: readonly AccessKey[], of: 'namespace' | 'queue' | 'topic'): void {
  const most = `at most ${MOST_ACCESS_KEYS} on one ${of}`;
  checks.require(
    keys.length <= MOST_ACCESS_KEYS,
    'access keys',
    keys.length,
    most,
    'grant roles to identities instead',
  );
}

/** Adds the problem that a key is asked for where the namespace takes none. */
export function refuseWithoutLocalAuth(checks: Checks, subject: string, got: unknown, namespace: KeyedNamespace): void {
  checks.require(
    namespace.localAuthEnabled !== false,
    subject,
    got,
    'keys only where the namespace has localAuthEnabled; Azure would hand out the key and then refuse it',
    'grant a role to an identity, or give the grounds for localAuthEnabled',
  );
}

/** Adds the problem that whoever has a key could take messages that a program consumes. */
export function refuseBesidePrograms(
  checks: Checks,
  subject: string,
  got: unknown,
  consumed: readonly Consumed[],
): void {
  const [first] = consumed;
  checks.require(
    first === undefined,
    subject,
    got,
    `keys for sending only: ${first?.by} takes every message of ${first?.from}, and whoever has the key could take them away`,
    'use a key for sending, or grantReceive at what somebody else is to read',
  );
}

/** The rules of a topic, or of all topics of a namespace, as a `depends_on`, also those that are added later. */
export function afterRulesOf(holder: { readonly ruleAddresses: readonly string[] }): string[] {
  const addresses = () => [...holder.ruleAddresses];
  return Lazy.listValue({ produce: () => (holder.ruleAddresses.length > 0 ? addresses() : undefined) });
}
