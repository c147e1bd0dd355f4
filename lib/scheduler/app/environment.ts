import type { Waiver, WaiverGrounds } from '../../rules';
import type {
  AlertOptions,
  IPrincipal,
  ServiceBusNamespace,
  ServiceBusNamespaceProps,
  ServiceBusQueue,
  ServiceBusTopic,
  UserAssignedIdentity,
} from '../../servicebus';
import type { TrainingComputeOptions } from '../../trigger';
import type { JobCatalogue } from './catalogue';

/** One place where the scheduler is deployed: a Terraform stack with a state of its own. */
export interface Environment {
  /** The name of the stack, which `cdktf deploy <name>` takes: letters, digits and hyphens. */
  readonly name: string;
  /** The Azure region, for example `westeurope`. A change replaces everything. */
  readonly location: string;
  /** The resource group, made here or by somebody else. */
  readonly resourceGroup: ResourceGroupPlan;
  /** The namespace: name, tier and all else that differs between environments. */
  readonly namespace: NamespacePlan;
  /** Which messages start which jobs. */
  readonly catalogue: JobCatalogue;
  /** Where Terraform keeps its state. */
  readonly state: StateLocation;
  /**
   * The versions of azurerm that Terraform may take: `~> 4.81`, `~> 5.0`, or a narrower constraint of either. What is
   * synthesized is written for that major.
   *
   * @default '~> 5.0'
   */
  readonly provider?: string;
  /**
   * Where the logs of the namespace go: a workspace of its own.
   *
   * @default - nowhere; the audit has a finding
   */
  readonly logs?: LogPlan;
  /**
   * Who is told of dead-lettered messages, throttled requests, errors of the service, and CPU on Premium.
   *
   * @default - nobody; the audit has a finding
   */
  readonly alerts?: AlertOptions;
  /**
   * The network that the namespace can be reached from. Premium only.
   *
   * @default - none: the namespace has no private endpoint
   */
  readonly network?: NetworkPlan;
  /**
   * The key of one's own that messages are encrypted with. Premium only, and it cannot be taken away again.
   *
   * @default - a key of Microsoft's
   */
  readonly encryption?: KeyPlan;
  /**
   * A namespace in another region that can take over. Premium only, and it costs as much as the first.
   *
   * @default - none
   */
  readonly partner?: PartnerPlan;
  /**
   * Keeps everybody from deleting the namespace or anything in it, Terraform too: the lock has to be lifted for a
   * deployment that deletes something or adds a subscription, see docs/guides/secure.md.
   *
   * @default false
   */
  readonly locked?: boolean;
  /**
   * Where jobs of Azure ML run; needed by a catalogue in which a job `starts` one, and nothing is made for one in which none
   * does. Needs `logs`.
   *
   * @default - nowhere
   */
  readonly training?: TrainingPlan;
  /**
   * Lets publishers, workers and operators in, each with what it needs and no more.
   *
   * @default - nobody
   */
  access?(to: AccessTo): void;
  /**
   * Exceptions from security rules: of the namespace, and of the partner, which is like it; of where the state is kept.
   * Those of what starts jobs stand in `training`, all others beside what they are for, by way of `waive`.
   *
   * @default - none
   */
  readonly waivers?: { readonly namespace?: readonly Waiver[]; readonly state?: readonly Waiver[] };
  /**
   * Which connection strings are outputs, marked as sensitive, and why. Each is a secret that Terraform's state holds
   * in plain text, and needs `namespace.localAuthEnabled`. A grant (`topic.grantSend`) needs none of them.
   *
   * @default - none
   */
  readonly secrets?: readonly SecretPlan[];
  /** Labels of everything that can have them. */
  readonly tags: Readonly<Record<string, string>>;
}

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
  readonly location: string;
  /** A resource group in that region: one of the first region may not answer when it is needed. */
  readonly resourceGroup: ResourceGroupPlan;
  /** The name that clients connect to, whichever of the two serves. */
  readonly alias: string;
  readonly network: NetworkPlan;
  readonly encryption: KeyPlan;
}

/** Where jobs of Azure ML run, and the programs that start them. */
export interface TrainingPlan {
  /** The workspace, made here or by somebody else. Names of storage and vault are unique in all of Azure. */
  readonly workspace:
    | { readonly create: string; readonly storageAccountName: string; readonly vaultName: string }
    | {
        readonly existing: string;
        readonly resourceGroupName: string;
        /**
         * Its storage account, in the same resource group: jobs may read and write data there, and code and data that lie
         * beside job files are put there.
         *
         * @default - its owner lets jobs read data, and nothing that lies here can be registered
         */
        readonly storageAccountName?: string;
      };
  /** The clusters by the name that templates ask for; each is a ceiling of what jobs can cost. */
  readonly computes: Readonly<Record<string, TrainingComputeOptions>>;
  /** What the programs that listen run on. */
  readonly hosting: {
    /** Unique in all of Azure: 3 to 24 small letters and digits. */
    readonly storageAccountName: string;
    /**
     * The size of the plan.
     *
     * @default 'B1'
     */
    readonly planSku?: string;
    /**
     * ARM id of a subnet of somebody else's that is delegated to Microsoft.Web/serverFarms, on flex consumption to
     * Microsoft.App/environments: to reach what is closed.
     *
     * @default - `network.programs`, where there is one
     */
    readonly subnetId?: string;
  };
  /**
   * Whether what becomes of jobs comes back to the topic as messages: `eventType` is `run.completed`, or
   * `run.statusChanged` for those that failed. Azure ML tells of every run of the workspace, and of none that was
   * canceled. A workspace can do so for one environment.
   *
   * @default false
   */
  readonly jobEvents?: boolean;
  /**
   * Whether workspace and storage can be reached from the internet, with Entra ID. Without, they get private endpoints in
   * the network of the environment, the programs come from its `programs`, jobs run in a network that the workspace
   * manages, and whoever deploys has to be inside.
   *
   * @default false
   */
  readonly publicNetworkAccessEnabled?: boolean;
  /**
   * Where jobs may connect to while the workspace is closed: `approved`, which is Azure ML's own services and nothing
   * else, or `internet`, for jobs that install packages. Once a workspace has one, it cannot be taken away.
   *
   * @default 'approved'
   */
  readonly outbound?: 'approved' | 'internet';
  /**
   * Exceptions from security rules, by what they are for.
   *
   * @default - none
   */
  readonly waivers?: TrainingWaivers;
}

/** What of a place for jobs can be excepted from a security rule. */
export interface TrainingWaivers {
  /** The workspace, where it is made here. */
  readonly workspace?: readonly Waiver[];
  /** Its vault. */
  readonly vault?: readonly Waiver[];
  /** Both storage accounts: that of the workspace, where it is made here, and that of the programs. */
  readonly storage?: readonly Waiver[];
  /** The containers in them: of packages of programs, of code and data of jobs, and of events that did not arrive. */
  readonly containers?: readonly Waiver[];
  /** The plan that programs run on. */
  readonly plan?: readonly Waiver[];
  /** Every cluster. */
  readonly computes?: readonly Waiver[];
}

/** What somebody can be let in to. */
export interface AccessTo {
  readonly namespace: ServiceBusNamespace;
  readonly topic: ServiceBusTopic;
  /** The queues of the catalogue; where jobs start, `training-rejected`, `training-dead-letters` and those of retries too. */
  readonly queues: Readonly<Record<string, ServiceBusQueue>>;
  /** An identity of the environment, made at the first call: `identity('publisher')`. */
  identity(name: string): UserAssignedIdentity;
}

/** A connection string as an output. */
export interface SecretPlan {
  /**
   * - `send`, `listen`: a key for the topic that allows this and nothing else; the better choice
   * - `namespace`: the key that allows everything with everything in the namespace
   */
  readonly allows: 'send' | 'listen' | 'namespace';
  /** Why a secret, and no identity; waivers of SB-SEC-001 and SB-AUTH-002. */
  readonly grounds: WaiverGrounds;
}

/** Where Terraform keeps what it knows about the deployed resources. */
export type StateLocation =
  /** A file in the project folder, beside cdktf.out so that the output can be deleted; for one person. */
  | { readonly kind: 'local' }
  /** A blob, locked while somebody deploys, opened with Entra ID and without a key; for a team. */
  | {
      readonly kind: 'azure';
      readonly storageAccountName: string;
      readonly containerName: string;
    };
