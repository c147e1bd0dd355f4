import type { IPrincipal, ServiceBusNamespaceProps } from '../../servicebus';

/** A resource group, made here or by somebody else. */
export type ResourceGroupPlan = { readonly create: string } | { readonly existing: string };

/** A namespace, without what the environment says of all its resources. */
export type NamespacePlan = Omit<
  ServiceBusNamespaceProps,
  'location' | 'resourceGroupName' | 'tags' | 'customerManagedKey'
>;

/** A workspace of the environment's own for its logs. */
export interface LogPlan {
  /** Days that logs are kept: 30 to 730. */
  readonly retentionInDays: number;
  /**
   * Gigabytes a day after which nothing is taken in until the next, as a guard of costs.
   *
   * @default - no limit
   */
  readonly dailyQuotaInGigabytes?: number;
}

/** A network made here, or a subnet of somebody else's. */
export type NetworkPlan =
  | {
      /** Addresses in CIDR form, a /29 or larger; the network has to be peered with those of the workers. */
      readonly addressSpace: string;
      /**
       * Which of them private endpoints take.
       *
       * @default - all
       */
      readonly endpoints?: string;
      /**
       * Which of them the programs come from that start jobs: a /28 or larger.
       *
       * @default - none; needed where jobs are started with everything closed
       */
      readonly programs?: string;
    }
  | {
      /** ARM id of the subnet for private endpoints, of which the subscription is part: from a data source or variable. */
      readonly subnetId: string;
      /**
       * ARM ids of the zones that learn the address of the namespace.
       *
       * @default - none; somebody else keeps the zones
       */
      readonly privateDnsZoneIds?: readonly string[];
    };

/** A key, in a vault made here or by somebody else. */
export interface KeyPlan {
  /**
   * The vault. One of somebody else separates who keeps the key from who deploys, and is asked over ARM alone; to make
   * a key in a vault of one's own, whoever deploys has to be in its network.
   */
  readonly vault: { readonly create: string } | { readonly existing: string; readonly resourceGroupName: string };
  readonly keyName: string;
  /**
   * Who deploys, and so makes the key; only for a vault made here.
   *
   * @default - whoever deploys may make keys already
   */
  readonly madeBy?: readonly IPrincipal[];
}

/** A namespace in another region, hardened like the first, that topics, subscriptions and rules are copied to. */
export interface PartnerPlan {
  /** Its name, unique in all of Azure. */
  readonly name: string;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** A resource group in that region: one of the first region may not answer when it is needed. */
  readonly resourceGroup: ResourceGroupPlan;
  /** The name that clients connect to, whichever of the two serves. */
  readonly alias: string;
  readonly network: NetworkPlan;
  readonly encryption: KeyPlan;
}
