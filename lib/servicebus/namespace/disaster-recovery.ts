import { ServicebusNamespaceDisasterRecoveryConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace-disaster-recovery-config';
import { Fn } from 'cdktf';
import type { Construct } from 'constructs';
import { NAMESPACE_NAME } from '../../limits';
import { shapeOf, text } from '../../rules';
import type { AccessKey } from '../access/access-key';
import type { DataGrant } from '../access/data-grant';
import { grantOnce } from '../access/role-grant';
import type { Checks } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { constructWith } from '../construct/shapes';
import { dependency, giveAddress } from '../construct/terraform-address';
import type { INamespace } from '../entities/construct-references';

/** One of the two namespaces of a pair; both are made here. */
export interface PairedNamespace extends INamespace {
  /** The region. */
  readonly location: string;
  /** Whether this app adds no topic and no queue to it. */
  readonly isEmpty: boolean;
}

/** A second namespace that can take over. */
export interface DisasterRecoveryOptions {
  /** The second namespace: Premium, in another region, as many partitions, and empty. */
  readonly partner: PairedNamespace;
  /** The name that clients connect to, `<alias>.servicebus.windows.net`, whichever of the two serves; unique in Azure. */
  readonly alias: string;
  /**
   * A key of the first namespace, `namespace.addAccessKey`, whose connection strings then name the alias: for clients
   * without Entra ID.
   *
   * @default - none; the alias has keys of its own, which nobody needs who comes with an identity
   */
  readonly accessKey?: AccessKey;
}

const DISASTER_RECOVERY_OPTIONS = shapeOf<DisasterRecoveryOptions>(
  { partner: constructWith<PairedNamespace>('a ServiceBusNamespace', 'namespaceId'), alias: text },
  { accessKey: constructWith<AccessKey>('a key of the first namespace, from addAccessKey', 'keyId') },
);

/**
 * Pairs two Premium namespaces: topics, queues, subscriptions and rules of the first are copied to the second, and a
 * failover, which people start, points the alias there. Messages are not copied.
 *
 * Nor are identity, key, network, local authentication, logs and roles: the second namespace has to have all of these
 * itself. What is granted at the first is granted at the second here, too.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-geo-dr
 */
export class DisasterRecovery extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: ServicebusNamespaceDisasterRecoveryConfig;
  private readonly options: DisasterRecoveryOptions;

  constructor(
    scope: Construct,
    id: string,
    private readonly primary: PairedNamespace,
    given: DisasterRecoveryOptions,
  ) {
    super(scope, id);
    const options = this.accept(DISASTER_RECOVERY_OPTIONS, given);
    this.options = options;
    this.resource = giveAddress(
      this,
      new ServicebusNamespaceDisasterRecoveryConfig(this, 'Resource', {
        name: options.alias,
        primaryNamespaceId: primary.namespaceId,
        partnerNamespaceId: options.partner.namespaceId,
        ...(options.accessKey && { aliasAuthorizationRuleId: options.accessKey.keyId }),
      }),
    );
  }

  /** Where clients connect to, whichever of the two namespaces serves. */
  get hostName(): string {
    // The rest of the name differs between the clouds of Azure.
    return Fn.replace(this.primary.hostName, this.primary.namespaceName, this.options.alias);
  }

  /**
   * Grants the same at the second namespace: Azure copies the entities, and not who may use them.
   *
   * @internal
   */
  _grantAtPartner({ scope, id, path, principal, role }: DataGrant): void {
    const { partner } = this.options;
    grantOnce(scope, `${id}-at-partner`, {
      principal,
      role,
      at: `${partner.namespaceId}${path}`,
      atName: `${partner.name}${path}`,
      after: [dependency(this.resource)],
    });
  }

  protected override check(checks: Checks): void {
    const { primary, options } = this;
    const { partner, alias, accessKey } = options;
    checks.name('alias', alias, NAMESPACE_NAME);
    checks.require(
      alias !== primary.name && alias !== partner.name,
      'alias',
      alias,
      'another name than those of the two namespaces',
      'choose another one',
    );
    checks.require(
      accessKey === undefined || accessKey.opens === primary,
      'accessKey',
      accessKey?.node.path,
      `a key of ${primary.name} itself`,
      'make one with addAccessKey of the first namespace',
    );
    checks.require(partner !== primary, 'partner', partner.name, 'another namespace', 'make a second one');
    for (const namespace of [primary, partner]) {
      checks.require(
        namespace.sku === 'Premium',
        'sku',
        `${namespace.name}: ${namespace.sku}`,
        'Premium for both namespaces',
        'use Premium, or leave the pairing out',
      );
    }
    checks.require(
      partner.location !== primary.location,
      'location',
      partner.location,
      `another region than ${primary.location}, or one disaster takes both`,
      'choose another region for the partner',
    );
    checks.require(
      partner.partitions === primary.partitions,
      'premiumMessagingPartitions',
      partner.partitions,
      `${primary.partitions}, as the first namespace has`,
      'give both the same',
    );
    checks.require(
      partner.isEmpty,
      'partner',
      partner.name,
      'an empty namespace: what it needs is copied to it',
      'add topics and queues to the first namespace only',
    );
  }
}
