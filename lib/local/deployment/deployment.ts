/**
 * What a document deploys beside Service Bus, as far as this machine can run it. Everything in it is said by the document:
 * what is not known stands in `leftOut`, and nothing is made up for it.
 */
export interface Deployment {
  readonly workspaces: readonly Workspace[];
  /** Function Apps with the program that starts jobs. */
  readonly programs: readonly Program[];
  /** Logic Apps that start jobs. */
  readonly workflows: readonly Workflow[];
  readonly eventRoutes: readonly EventRoute[];
  /** What is in the document and cannot be run here: its address and why, one line each. */
  readonly leftOut: readonly string[];
}

/** A workspace of Azure ML. */
export interface Workspace {
  /** Its address in the document: `azurerm_machine_learning_workspace.training`. */
  readonly address: string;
  /** Its id in Azure: `/subscriptions/…/resourceGroups/…/providers/Microsoft.MachineLearningServices/workspaces/…`. */
  readonly id: string;
  readonly name: string;
  readonly clusters: readonly Cluster[];
  /** Code, environments and the like that the document registers. */
  readonly assets: readonly RegisteredAsset[];
}

/** A cluster of a workspace; it has at most `maxNodes` machines at a time. */
export interface Cluster {
  readonly address: string;
  /** `<workspace id>/computes/<name>` */
  readonly id: string;
  readonly name: string;
  readonly vmSize: string;
  readonly minNodes: number;
  readonly maxNodes: number;
  readonly priority: 'Dedicated' | 'LowPriority';
  /** How long a machine stays without work, as ISO 8601: `PT5M`; `undefined` where the document does not say. */
  readonly idleBeforeScaleDown: string | undefined;
}

/** Something that is registered in a workspace when it is deployed. */
export interface RegisteredAsset {
  /** `<workspace id>/codes/<name>/versions/<version>`, and so on. */
  readonly id: string;
  readonly kind: 'codes' | 'environments' | 'data' | 'components' | 'models';
  /** The files of it on this machine, by their path within the asset; none where it has no files. */
  readonly files: ReadonlyMap<string, string>;
  /** `properties` of the resource, as the template deployment has it. */
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A Function App with its package, as it is deployed. */
export interface Program {
  readonly address: string;
  readonly name: string;
  /** The zip that the app runs from, on this machine. */
  readonly packageFile: string;
  /** The settings of the app, with what the document refers to filled in. */
  readonly settings: ReadonlyMap<string, string>;
}

/** A Logic App (Consumption), as it is deployed. */
export interface Workflow {
  readonly address: string;
  readonly name: string;
  /** `triggers` and `actions` as the language of workflow definitions has them. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly parameters: ReadonlyMap<string, unknown>;
}

/** What Event Grid sends of the events of a workspace, and where to. */
export interface EventRoute {
  readonly address: string;
  /** What the subscription of the events is called. */
  readonly name: string;
  readonly workspaceId: string;
  /** `Microsoft.MachineLearningServices.RunCompleted`, …; none are all. */
  readonly eventTypes: readonly string[];
  /** The form of the body; Event Grid's own where nothing is said. */
  readonly schema: 'CloudEventSchemaV1_0' | 'EventGridSchema';
  /** The name of the topic, or of the queue, in the namespace that runs here. */
  readonly destination: string;
  readonly deliveryProperties: readonly DeliveryProperty[];
}

/** A property that Event Grid sets on each message; a dynamic one is a field of the event, and left out where that is missing. */
export type DeliveryProperty =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly sourceField: string };
