import { ServicebusNamespace, type ServicebusNamespaceConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace';
import type { Construct } from 'constructs';
import { giveAddress } from './address';
import type { Checks } from './checks';
import { literals } from './literal';
import {
  type ExistingNamespace,
  hostNameOf,
  ImportedNamespace,
  ServiceBusNamespaceBase,
  type Sku,
} from './namespace-base';
import { checkNamespace, identityTypeOf } from './namespace-checks';

/** Who the namespace is when it asks Key Vault for its key. */
export interface NamespaceIdentity {
  /**
   * An identity that lives and dies with the namespace.
   *
   * @default false
   */
  readonly systemAssigned?: boolean;
  /**
   * ARM ids of identities that exist by themselves; needed for a key of one's own at creation.
   *
   * @default - none
   */
  readonly userAssigned?: readonly string[];
}

/** Encryption of messages at rest with a key of one's own. Premium only, and it cannot be switched off again. */
export interface NamespaceKey {
  /** Id of the Key Vault key, with or without its version; without it the newest version is used. */
  readonly keyVaultKeyId: string;
  /** ARM id of the user-assigned identity that may use the key; it has to be in `identity.userAssigned`. */
  readonly identityId: string;
  /**
   * Encrypts a second time, with a key of the platform. A change replaces the namespace.
   *
   * @default true
   */
  readonly infrastructureEncryption?: boolean;
}

/** Who may reach the namespace over the network. Premium only. */
export interface NamespaceNetworkRules {
  /**
   * What happens to callers that no rule names.
   *
   * @default 'Deny'
   */
  readonly defaultAction?: 'Allow' | 'Deny';
  /**
   * IPv4 addresses or ranges in CIDR form that may connect.
   *
   * @default - none
   */
  readonly ipRules?: readonly string[];
  /**
   * ARM ids of subnets that may connect.
   *
   * @default - none
   */
  readonly subnetIds?: readonly string[];
  /**
   * Accepts subnets that do not have the Service Bus endpoint yet.
   *
   * @default false
   */
  readonly ignoreMissingServiceEndpoint?: boolean;
  /**
   * Lets some services of Microsoft past these rules.
   *
   * @default false
   */
  readonly trustedServicesAllowed?: boolean;
}

/** What a namespace is made of. */
export interface ServiceBusNamespaceProps {
  /**
   * The host name's first part: 6 to 50 letters, digits and hyphens, unique in all of Azure.
   *
   * A change replaces the namespace.
   */
  readonly name: string;
  /** The region. A change replaces the namespace. */
  readonly location: string;
  /** The resource group. A change replaces the namespace. */
  readonly resourceGroupName: string;
  /** The tier: Standard shares its machines, Premium has its own. To or from Premium replaces the namespace. */
  readonly sku: Sku;
  /**
   * Messaging units of a Premium namespace: 1, 2, 4, 8 or 16, a multiple of the partitions.
   *
   * @default - as many as partitions
   */
  readonly capacity?: number;
  /**
   * Partitions of a Premium namespace: 1 (not partitioned), 2 or 4. A change replaces the namespace.
   *
   * @default 1
   */
  readonly premiumMessagingPartitions?: number;
  /**
   * Lets clients in with a key (SAS) besides Entra ID. Who has a key is nobody in particular and keeps access
   * until the key is changed.
   *
   * @default false
   */
  readonly localAuthEnabled?: boolean;
  /**
   * Whether the namespace can be reached from the internet. Without, it needs a private endpoint.
   *
   * @default - true, since only Premium has private endpoints; on Premium false unless there are network rules
   */
  readonly publicNetworkAccessEnabled?: boolean;
  /**
   * The oldest TLS that clients may use.
   *
   * @default '1.2'
   */
  readonly minimumTlsVersion?: '1.2';
  /**
   * The namespace's own identity.
   *
   * @default - none
   */
  readonly identity?: NamespaceIdentity;
  /**
   * A key of one's own. Taking it away replaces the namespace.
   *
   * @default - a key of the platform
   */
  readonly customerManagedKey?: NamespaceKey;
  /**
   * Who may connect. Taking the rules away changes nothing in Azure: set `defaultAction: 'Allow'` to open again.
   *
   * @default - no rules
   */
  readonly networkRules?: NamespaceNetworkRules;
  /**
   * Labels for cost and ownership.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Makes Terraform refuse, in the plan, to replace or destroy the namespace and, unless they say otherwise, its
   * topics, queues and subscriptions: all of them hold messages that would be lost. What is taken out of the
   * code is still removed.
   *
   * @default false
   */
  readonly preventDestroy?: boolean;
}

/** A Service Bus namespace: the host that topics and queues live on. */
export class ServiceBusNamespace extends ServiceBusNamespaceBase {
  /** A namespace that another team owns, found by name; topics and queues can be added to it. */
  static fromNamespaceName(scope: Construct, id: string, existing: ExistingNamespace): ServiceBusNamespaceBase {
    return new ImportedNamespace(scope, id, existing);
  }

  /** The resource itself, for `addOverride` and whatever this class has no argument for. */
  readonly resource: ServicebusNamespace;
  readonly sku: Sku;
  readonly partitions: number | undefined;
  readonly preventDestroy: boolean;
  readonly localAuthEnabled: boolean;
  private readonly props: ServiceBusNamespaceProps;

  constructor(scope: Construct, id: string, props: ServiceBusNamespaceProps) {
    super(scope, id);
    this.props = props;
    this.sku = props.sku;
    this.partitions = props.sku === 'Premium' ? (props.premiumMessagingPartitions ?? 1) : undefined;
    this.preventDestroy = props.preventDestroy ?? false;
    this.localAuthEnabled = props.localAuthEnabled ?? false;
    this.resource = giveAddress(this, new ServicebusNamespace(this, 'Resource', this.arguments()));
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

  /** A secret that allows everything with the namespace; needs `localAuthEnabled`. Kept in Terraform's state. */
  get primaryConnectionString(): string {
    return this.resource.defaultPrimaryConnectionString;
  }

  protected override check(checks: Checks): void {
    super.check(checks);
    checkNamespace(checks, this.props);
  }

  private arguments(): ServicebusNamespaceConfig {
    const { props } = this;
    const publicAccess =
      props.publicNetworkAccessEnabled ?? (props.sku !== 'Premium' || props.networkRules !== undefined);
    return {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      sku: props.sku,
      ...capacityOf(props),
      localAuthEnabled: this.localAuthEnabled,
      publicNetworkAccessEnabled: publicAccess,
      minimumTlsVersion: props.minimumTlsVersion ?? '1.2',
      ...(props.identity && { identity: identityOf(props.identity) }),
      ...(props.customerManagedKey && { customerManagedKey: keyOf(props.customerManagedKey) }),
      ...(props.networkRules && { networkRuleSet: networkRuleSetOf(props.networkRules, publicAccess) }),
      ...(props.tags && { tags: literals(props.tags) }),
      ...(this.preventDestroy && { lifecycle: { preventDestroy: true } }),
    };
  }
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

function identityOf(identity: NamespaceIdentity) {
  const { userAssigned } = identity;
  return {
    type: identityTypeOf(identity),
    ...(userAssigned !== undefined && userAssigned.length > 0 && { identityIds: [...userAssigned].sort() }),
  };
}

function keyOf({ keyVaultKeyId, identityId, infrastructureEncryption }: NamespaceKey) {
  return { keyVaultKeyId, identityId, infrastructureEncryptionEnabled: infrastructureEncryption ?? true };
}

function networkRuleSetOf(rules: NamespaceNetworkRules, publicNetworkAccessEnabled: boolean) {
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
