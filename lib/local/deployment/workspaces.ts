import { argumentAt, type TerraformResource } from '../../terraform';
import { registeredAssets } from './deployed-assets';
import type { Cluster, RegisteredAsset, Workspace } from './deployment';
import type { UploadedFiles } from './files';
import { type FilledDocument, text, wholeNumber } from './filled-document';

/** The id of a workspace of Azure ML, with its name. */
const WORKSPACE_ID =
  /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.MachineLearningServices\/workspaces\/([^/]+)$/i;

const WORKSPACE = 'azurerm_machine_learning_workspace';
const CLUSTER = 'azurerm_machine_learning_compute_cluster';

/**
 * The workspaces of a document: those that it makes, those that it reads, and those that something of it names by their
 * ids, each with its clusters and with what is registered in it.
 *
 * @param named ids that programs and workflows have in their settings, with who has them
 */
export function workspacesOf(
  filled: FilledDocument,
  uploaded: UploadedFiles,
  named: readonly { readonly id: string; readonly address: string }[],
): Workspace[] {
  const found = new Map<string, Found>();
  const add = (id: string, address: string): Found => {
    const known = found.get(id.toLowerCase());
    if (known !== undefined) return known;
    const added = { id, address, name: nameIn(id), clusters: [], assets: [] };
    found.set(id.toLowerCase(), added);
    return added;
  };
  filled.each(
    filled.ofTypes((type) => type === WORKSPACE),
    (workspace) => add(filled.idOf(workspace) ?? text(workspace, 'id'), workspace.address),
  );
  const clusters = filled.ofTypes((type) => type === CLUSTER);
  filled.each(clusters, (cluster) => {
    const workspaceId = filled.id(cluster, 'machine_learning_workspace_id');
    const read = clusterOf(cluster, workspaceId);
    add(workspaceId, cluster.address).clusters.push(read);
  });
  for (const { workspaceId, address, asset } of registeredAssets(filled, uploaded)) {
    add(workspaceId, address).assets.push(asset);
  }
  for (const { id, address } of named) if (isWorkspaceId(id)) add(id, address);
  return [...found.values()];
}

export function isWorkspaceId(id: string): boolean {
  return WORKSPACE_ID.test(id);
}

interface Found extends Workspace {
  readonly clusters: Cluster[];
  readonly assets: RegisteredAsset[];
}

function nameIn(id: string): string {
  return WORKSPACE_ID.exec(id)?.[1] ?? id;
}

function clusterOf(cluster: TerraformResource, workspaceId: string): Cluster {
  const name = text(cluster, 'name');
  return {
    address: cluster.address,
    id: `${workspaceId}/computes/${name}`,
    name,
    vmSize: text(cluster, 'vm_size'),
    minNodes: wholeNumber(cluster, 'scale_settings.min_node_count'),
    maxNodes: wholeNumber(cluster, 'scale_settings.max_node_count'),
    priority: argumentAt(cluster.values, 'vm_priority') === 'Dedicated' ? 'Dedicated' : 'LowPriority',
    idleBeforeScaleDown: idleOf(cluster),
  };
}

function idleOf(cluster: TerraformResource): string | undefined {
  const said = argumentAt(cluster.values, 'scale_settings.scale_down_nodes_after_idle_duration');
  return typeof said === 'string' ? said : undefined;
}

/** Kinds of resources of Azure ML that run something, and are nothing that runs here. */
export function leaveOtherMachines(filled: FilledDocument): void {
  const isOther = (type: string) => /^azurerm_machine_learning_/.test(type) && type !== WORKSPACE && type !== CLUSTER;
  for (const { address, type } of filled.ofTypes(isOther)) {
    filled.leave(address, `is of type ${type}, of which nothing runs on this machine`);
  }
}
