import type { Waiver } from '../../rules';
import type { TrainingComputeOptions } from '../../trigger';
import type { PricePlan } from './price-plan';

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
   * What machines cost: by it a template keeps its `limits.budgetPerDay`.
   *
   * @default - none; needed where a template has a budget
   */
  readonly prices?: PricePlan;
  /**
   * How long a request may wait for a place of its template before those are told whom `alerts` names (ISO 8601).
   *
   * @default 'PT4H'
   */
  readonly longestWait?: string;
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
