import type { Waiver } from '../../rules';
import type {
  AlertOptions,
  ServiceBusNamespace,
  ServiceBusQueue,
  ServiceBusTopic,
  UserAssignedIdentity,
} from '../../servicebus';
import type { JobCatalogue } from './catalogue';
import type { CatalogueQueue } from './declared-forwards';
import type { KeyPlan, LogPlan, NamespacePlan, NetworkPlan, PartnerPlan, ResourceGroupPlan } from './place-plans';
import type { SecretPlan } from './secret-plan';
import type { TrainingPlan } from './training-plan';

/** What a place has where the scheduler is deployed, whatever its topics are. */
export interface EnvironmentBase {
  /** The name of the stack, which `cdktf deploy <name>` takes: letters, digits and hyphens. */
  readonly name: string;
  /** The Azure region, for example `westeurope`. A change replaces everything. */
  readonly location: string;
  /** The resource group, made here or by somebody else. */
  readonly resourceGroup: ResourceGroupPlan;
  /** The namespace: name, tier and all else that differs between environments. */
  readonly namespace: NamespacePlan;
  /**
   * Queues that belong to no catalogue: several forward to them, or programs use them by themselves.
   *
   * @default - none
   */
  readonly queues?: Readonly<Record<string, CatalogueQueue>>;
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
  /**
   * What is in Azure already, by the path of its construct below the stack, each with its id there. Terraform takes it over
   * at the next deployment (`import` blocks, which Terraform has since 1.5) and does not make it anew; afterwards they can
   * go. Until then a document says of what is taken over that it may have more in Azure than is written.
   *
   * ```ts
   * imports: { 'bus/training-events/train': '/subscriptions/…/topics/training-events/subscriptions/train' },
   * ```
   *
   * @default - nothing: Terraform makes everything, and refuses where something of the same name is there
   */
  readonly imports?: Readonly<Record<string, string>>;
  /** Labels of everything that can have them. */
  readonly tags: Readonly<Record<string, string>>;
}

/** One place where the scheduler is deployed: a Terraform stack with a state of its own. */
export interface Environment extends EnvironmentBase {
  /** Which messages start which jobs. */
  readonly catalogue: JobCatalogue;
}

/** A place whose namespace has several topics, each with jobs of its own, or queues alone. */
export interface NamespaceEnvironment extends EnvironmentBase {
  /** Which messages of each topic start which jobs. */
  readonly catalogues: readonly JobCatalogue[];
}

/** One place where the scheduler is deployed, with one topic or several. */
export type AnyEnvironment = Environment | NamespaceEnvironment;

/** The catalogues of an environment. */
export function cataloguesOf(environment: AnyEnvironment): readonly JobCatalogue[] {
  return 'catalogues' in environment ? environment.catalogues : [environment.catalogue];
}

/** What somebody can be let in to. */
export interface AccessTo {
  readonly namespace: ServiceBusNamespace;
  /** The topic; the first where there are several, and an error where there is none. */
  readonly topic: ServiceBusTopic;
  /** All topics by name. */
  readonly topics: Readonly<Record<string, ServiceBusTopic>>;
  /** The queues of the environment; where jobs start, `training-rejected`, `training-dead-letters` and those of retries too. */
  readonly queues: Readonly<Record<string, ServiceBusQueue>>;
  /** An identity of the environment, made at the first call: `identity('publisher')`. */
  identity(name: string): UserAssignedIdentity;
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
