import type { ServiceBusNamespaceProps } from '../servicebus';
import type { JobCatalogue } from './catalogue';

/** One place where the scheduler is deployed: a Terraform stack with a state of its own. */
export interface Environment {
  /** The name of the stack, which `cdktf deploy <name>` takes: letters, digits and hyphens. */
  readonly name: string;
  /** The Azure region, for example `westeurope`. A change replaces everything. */
  readonly location: string;
  /** The resource group, made here or by somebody else. */
  readonly resourceGroup: { readonly create: string } | { readonly existing: string };
  /** The namespace: name, tier and all else that differs between environments. */
  readonly namespace: Omit<ServiceBusNamespaceProps, 'location' | 'resourceGroupName' | 'tags'>;
  /** Which messages start which jobs. */
  readonly catalogue: JobCatalogue;
  /** Where Terraform keeps its state. */
  readonly state: StateLocation;
  /**
   * Which connection strings are outputs, marked as sensitive. Each is a secret that Terraform's state holds in
   * plain text, and needs `namespace.localAuthEnabled`. A grant (`topic.grantSend`) needs none of them.
   *
   * - `send`, `listen`: a key for the topic that allows this and nothing else; the better choice
   * - `namespace`: the key that allows everything with everything in the namespace
   *
   * @default - none
   */
  readonly secrets?: readonly ('send' | 'listen' | 'namespace')[];
  /** Labels of everything that can have them. */
  readonly tags: Readonly<Record<string, string>>;
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
