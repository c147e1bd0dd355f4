import { ServicebusNamespace, type ServicebusNamespaceConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace';
import { Lazy } from 'cdktf';
import type { Construct } from 'constructs';
import type { Checks } from '../construct/checks';
import { literals } from '../construct/literal';
import { giveAddress } from '../construct/terraform-address';
import { waive } from '../construct/waive';
import type { NamespaceKey } from '../encryption/namespace-key';
import type { Sku } from '../entities/sku-shape';
import { Diagnostics, type DiagnosticsOptions } from '../monitoring/diagnostics';
import { ALERT_OPTIONS, type AlertOptions, NamespaceAlerts } from '../monitoring/namespace-alerts';
import { PRIVATE_ENDPOINT_OPTIONS, PrivateEndpoint, type PrivateEndpointOptions } from '../network/private-endpoint';
import { checkNamespace, checkPrivateEndpoint, identityTypeOf } from './check-namespace';
import { DeletionLock } from './deletion-lock';
import { DisasterRecovery, type DisasterRecoveryOptions } from './disaster-recovery';
import { type ExistingNamespace, hostNameOf, ImportedNamespace } from './imported-namespace';
import { ServiceBusNamespaceBase } from './namespace-base';
import {
  NAMESPACE_PROPS,
  type NamespaceIdentity,
  type NamespaceNetworkRules,
  type ServiceBusNamespaceProps,
} from './namespace-props';

/** A Service Bus namespace: the host that topics and queues live on. */
export class ServiceBusNamespace extends ServiceBusNamespaceBase {
  /** A namespace that another team owns, found by name; topics and queues can be added to it. */
  static fromNamespaceName(scope: Construct, id: string, existing: ExistingNamespace): ServiceBusNamespaceBase {
    return new ImportedNamespace(scope, id, existing);
  }

  /** The resource itself, for `addOverride` and whatever this class has no argument for. */
  readonly resource: ServicebusNamespace;
  readonly name: string;
  readonly location: string;
  readonly sku: Sku;
  readonly partitions: number | undefined;
  readonly preventDestroy: boolean;
  readonly localAuthEnabled: boolean;
  readonly isPublic: boolean;
  readonly isOpenToServices: boolean;
  private readonly props: ServiceBusNamespaceProps;
  private readonly privateEndpoints: PrivateEndpoint[] = [];
  private pairing: DisasterRecovery | undefined;

  constructor(scope: Construct, id: string, given: ServiceBusNamespaceProps) {
    super(scope, id);
    const props = this.accept(NAMESPACE_PROPS, given);
    this.props = props;
    this.name = props.name;
    this.location = props.location;
    this.sku = props.sku;
    this.partitions = props.sku === 'Premium' ? (props.premiumMessagingPartitions ?? 1) : undefined;
    this.preventDestroy = props.preventDestroy ?? false;
    const { localAuthEnabled: grounds = false, customerManagedKey } = props;
    this.localAuthEnabled = grounds !== false;
    this.isPublic =
      hasPublicAccess(props) && (props.networkRules === undefined || props.networkRules.defaultAction === 'Allow');
    this.isOpenToServices = this.isPublic || props.networkRules?.trustedServicesAllowed === true;
    this.resource = giveAddress(this, new ServicebusNamespace(this, 'Resource', this.arguments()));
    if (grounds !== false) waive(this.resource, { id: 'SB-AUTH-001', ...grounds });
    if (customerManagedKey?.readyAfter !== undefined) this.resource.dependsOn = [...customerManagedKey.readyAfter];
  }

  get namespaceId(): string {
    return this.resource.id;
  }

  get namespaceName(): string {
    return this.resource.name;
  }

  get hostName(): string {
    return hostNameOf(this.resource.endpoint);
  }

  /** The alias, also where the namespace is paired later on. */
  override get clientHostName(): string {
    return Lazy.stringValue({ produce: () => this.pairing?.hostName ?? this.hostName });
  }

  /** A secret that allows everything with the namespace; needs `localAuthEnabled`. Kept in Terraform's state. */
  get primaryConnectionString(): string {
    return this.resource.defaultPrimaryConnectionString;
  }

  /** Gives the namespace an address inside a network; the only way in where public access is off. Premium only. */
  addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint {
    const usable = this.accept(PRIVATE_ENDPOINT_OPTIONS, options);
    const endpoint = new PrivateEndpoint(this, id, {
      ...usable,
      name: `${this.name}-${id}`,
      location: usable.location ?? this.location,
      ...this.neighbour,
      targetId: this.namespaceId,
      subresource: 'namespace',
    });
    this.privateEndpoints.push(endpoint);
    return endpoint;
  }

  /** Sends all logs and metrics of the namespace to a workspace, a storage account, or both. */
  addDiagnostics(options: DiagnosticsOptions): Diagnostics {
    return new Diagnostics(this, 'diagnostics', this.namespaceId, options);
  }

  /** Alerts on dead-lettered messages, throttled requests, errors of the service, and on Premium its CPU. */
  addDefaultAlerts(options: AlertOptions): NamespaceAlerts {
    return new NamespaceAlerts(this, 'alerts', {
      ...this.accept(ALERT_OPTIONS, options),
      namespaceId: this.namespaceId,
      namespaceName: this.name,
      isPremium: this.sku === 'Premium',
      ...this.neighbour,
    });
  }

  /** Keeps everybody from deleting the namespace or anything in it, Terraform too: see `DeletionLock`. */
  addLock(): DeletionLock {
    return new DeletionLock(this, 'lock', this, this.namespaceId);
  }

  /** Pairs the namespace with one in another region that can take over; grants hold at both. Premium only. */
  pairWith(options: DisasterRecoveryOptions): DisasterRecovery {
    const pairing = new DisasterRecovery(this, 'disaster-recovery', this, options);
    this.pairing = pairing;
    this._mirrorGrants((grant) => pairing._grantAtPartner(grant));
    return pairing;
  }

  protected override check(checks: Checks): void {
    super.check(checks);
    checkNamespace(checks, this.props);
    if (this.privateEndpoints.length > 0) checkPrivateEndpoint(checks, this.sku);
  }

  /** Where what belongs to the namespace is made. */
  private get neighbour() {
    const { resourceGroupName, tags } = this.props;
    return { resourceGroupName, ...(tags && { tags }) };
  }

  private arguments(): ServicebusNamespaceConfig {
    const { props } = this;
    const { customerManagedKey: key } = props;
    const publicAccess = hasPublicAccess(props);
    return {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      sku: props.sku,
      ...capacityOf(props),
      localAuthEnabled: this.localAuthEnabled,
      publicNetworkAccessEnabled: publicAccess,
      minimumTlsVersion: props.minimumTlsVersion ?? '1.2',
      identity: identityOf(props),
      ...(key && { customerManagedKey: keyOf(key) }),
      ...networkRuleSetOf(props, publicAccess),
      ...(props.tags && { tags: literals(props.tags) }),
      ...(this.preventDestroy && { lifecycle: { preventDestroy: true } }),
    };
  }
}

function hasPublicAccess({ publicNetworkAccessEnabled, sku, networkRules }: ServiceBusNamespaceProps): boolean {
  return publicNetworkAccessEnabled ?? (sku !== 'Premium' || networkRules !== undefined);
}

function capacityOf({ sku, capacity, premiumMessagingPartitions }: ServiceBusNamespaceProps) {
  if (sku === 'Premium') {
    // Unset partitions plan a replacement (hashicorp/terraform-provider-azurerm issue 25007): always emitted.
    const partitions = premiumMessagingPartitions ?? 1;
    return { capacity: capacity ?? partitions, premiumMessagingPartitions: partitions };
  }
  return {
    ...(capacity !== undefined && { capacity }),
    ...(premiumMessagingPartitions !== undefined && { premiumMessagingPartitions }),
  };
}

/** The identities that were asked for, that of the key among them; one of the namespace's own where there is no other. */
function identityOf({ identity = {}, customerManagedKey: key }: ServiceBusNamespaceProps) {
  const ids = new Set([...(identity.userAssigned ?? []), ...(key === undefined ? [] : [key.identityId])]);
  const whole: NamespaceIdentity = {
    systemAssigned: identity.systemAssigned ?? ids.size === 0,
    ...(ids.size > 0 && { userAssigned: [...ids].sort() }),
  };
  return {
    type: identityTypeOf(whole),
    ...(whole.userAssigned !== undefined && { identityIds: [...whole.userAssigned] }),
  };
}

function keyOf({ keyVaultKeyId, identityId, infrastructureEncryption }: NamespaceKey) {
  return { keyVaultKeyId, identityId, infrastructureEncryptionEnabled: infrastructureEncryption ?? true };
}

function networkRuleSetOf({ sku, networkRules }: ServiceBusNamespaceProps, publicNetworkAccessEnabled: boolean) {
  if (networkRules === undefined) {
    if (sku !== 'Premium' || publicNetworkAccessEnabled) return {};
    // Azure Policy looks at the flag in both places. Azure takes Deny only together with rules, and nobody comes from
    // the internet in any case.
    return {
      networkRuleSet: { defaultAction: 'Allow', publicNetworkAccessEnabled: false, trustedServicesAllowed: false },
    };
  }
  return { networkRuleSet: rulesOf(networkRules, publicNetworkAccessEnabled) };
}

function rulesOf(rules: NamespaceNetworkRules, publicNetworkAccessEnabled: boolean) {
  const ignoreMissingVnetServiceEndpoint = rules.ignoreMissingServiceEndpoint ?? false;
  return {
    defaultAction: rules.defaultAction ?? 'Deny',
    // Azure wants the flag equal in both places.
    publicNetworkAccessEnabled,
    trustedServicesAllowed: rules.trustedServicesAllowed ?? false,
    ...(rules.ipRules && { ipRules: [...rules.ipRules].sort() }),
    ...(rules.subnetIds && {
      networkRules: [...rules.subnetIds].sort().map((subnetId) => ({ subnetId, ignoreMissingVnetServiceEndpoint })),
    }),
  };
}
