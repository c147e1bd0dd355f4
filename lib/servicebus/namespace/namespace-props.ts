import { flag, isPlain, listOf, number, oneOf, shapeOf, text, valueThat, type WaiverGrounds } from '../../rules';
import { tags } from '../construct/shapes';
import type { NamespaceKey } from '../encryption/namespace-key';
import { type Sku, sku } from '../entities/sku-shape';

/** Who the namespace is when it asks Key Vault for its key. */
export interface NamespaceIdentity {
  /**
   * An identity that lives and dies with the namespace.
   *
   * @default - true, unless there is a user-assigned one
   */
  readonly systemAssigned?: boolean;
  /**
   * ARM ids of identities that exist by themselves; needed for a key of one's own at creation.
   *
   * @default - none
   */
  readonly userAssigned?: readonly string[];
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
   * Why clients are let in with a key (SAS) besides Entra ID. Who has a key is nobody in particular and keeps access
   * until the key is changed. The grounds become a waiver of the rule SB-AUTH-001, for auditors.
   *
   * @default false
   */
  readonly localAuthEnabled?: false | WaiverGrounds;
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
   * @default - a system-assigned one; with a key of one's own, the identity of the key
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
/** What a namespace is called, and its tier. */
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
