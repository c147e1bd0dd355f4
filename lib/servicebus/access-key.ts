import { ServicebusTopicAuthorizationRule } from '@cdktf/provider-azurerm/lib/servicebus-topic-authorization-rule';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import type { WaiverGrounds } from '../rules';
import { giveAddress } from './address';
import type { Checks, NameRule } from './checks';
import { ACCESS_KEY_PROPS } from './place-shapes';
import { ServiceBusConstruct } from './service-bus-construct';
import type { ServiceBusTopicBase } from './topic-base';
import { waive } from './waive';

/** The one thing that a key allows. */
export type AccessKeyRight = 'send' | 'listen';

const KEY_NAME: NameRule = {
  shortest: 1,
  longest: 50,
  pattern: /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/,
  allowed: 'letters, digits, ".", "_" and "-", with a letter or digit at both ends',
};

/** A topic, and what the key allows with it. */
export interface AccessKeyProps {
  /** The topic that the key opens. */
  readonly topic: ServiceBusTopicBase;
  /** Sending to the topic, or reading its subscriptions. */
  readonly right: AccessKeyRight;
  /** Why a key, and no identity; a waiver of SB-AUTH-002. */
  readonly grounds: WaiverGrounds;
}

/**
 * A key (SAS rule) for one topic that allows sending or listening and nothing else.
 *
 * The least that a client without Entra ID can do with. Its connection string is a secret that stays in Terraform's
 * state; an identity with `grantSend` needs none. A key for sending waits for the rules of the topic.
 */
export class AccessKey extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: ServicebusTopicAuthorizationRule;
  private readonly keyName: string;
  private readonly props: AccessKeyProps;

  constructor(scope: Construct, id: string, given: AccessKeyProps) {
    super(scope, id);
    const props = this.accept(ACCESS_KEY_PROPS, given);
    this.props = props;
    this.keyName = id;
    const { topic, right, grounds } = props;
    this.resource = giveAddress(
      this,
      new ServicebusTopicAuthorizationRule(this, 'Resource', {
        name: id,
        topicId: topic.topicId,
        send: right === 'send',
        listen: right === 'listen',
        manage: false,
      }),
    );
    waive(this.resource, { id: 'SB-AUTH-002', ...grounds });
    if (right === 'send') this.resource.dependsOn = afterRulesOf(topic);
  }

  /** The secret that a client connects with. */
  get primaryConnectionString(): string {
    return this.resource.primaryConnectionString;
  }

  protected override check(checks: Checks): void {
    checks.name('name', this.keyName, KEY_NAME);
    checks.oneOf('right', this.props.right, ['send', 'listen']);
    refuseWithoutLocalAuth(checks, 'right', this.props.right, this.props.topic);
  }
}

/** Adds the problem that a key is asked for where the namespace takes none. */
export function refuseWithoutLocalAuth(
  checks: Checks,
  subject: string,
  got: unknown,
  topic: ServiceBusTopicBase,
): void {
  checks.require(
    topic.namespace.localAuthEnabled !== false,
    subject,
    got,
    'keys only where the namespace has localAuthEnabled; Azure would hand out the key and then refuse it',
    'use grantSend with an identity, or give the grounds for localAuthEnabled',
  );
}

/** The rules of a topic as a `depends_on`, also those that are added later. */
export function afterRulesOf(topic: ServiceBusTopicBase): string[] {
  return Lazy.listValue({ produce: () => (topic.ruleAddresses.length > 0 ? topic.ruleAddresses : undefined) });
}
