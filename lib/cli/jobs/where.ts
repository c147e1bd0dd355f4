import { addressOf } from '../../operations/bus/bus-address';
import { localStatus } from '../../operations/bus/local-status';
import { credentialFor, managerOf, tokenOf } from '../../operations/bus/login';
import { Requests } from '../../operations/jobs/arm-requests';
import { isWorkspaceId, Workspace } from '../../operations/jobs/workspace';
import { documentsOf, type SourceOptions } from '../common/documents';
import { UsageError } from '../common/exit-status';
import type { WhereOptions } from './jobs-options';

const ID_FORM =
  '/subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.MachineLearningServices/workspaces/<name>';

/**
 * The workspaces that are meant: one, or all of what runs here.
 *
 * @param isSaid whether `--at` was said: without it, an id alone is of Azure
 */
export async function workspacesOf(options: WhereOptions, isSaid: boolean): Promise<Workspace[]> {
  const { at, workspace } = options;
  const isAzure = isSaid ? /^azure(:|$)/.test(at) : workspace !== undefined && isWorkspaceId(workspace);
  return isAzure ? [await inAzure(options, at)] : here(at, workspace);
}

/** The only workspace that is meant. @throws UsageError where there are several */
export async function workspaceOf(options: WhereOptions, isSaid: boolean): Promise<Workspace> {
  const [only, ...more] = await workspacesOf(options, isSaid);
  if (only !== undefined && more.length === 0) return only;
  const ids = [only, ...more].map((one) => one?.place.id).join(', ');
  throw new UsageError(`there are several workspaces: say which with --workspace, one of ${ids}`);
}

/** Azure ML on this machine takes any token, and asks for one as Azure does. */
const HERE = 'this-machine';

async function here(at: string, named: string | undefined): Promise<Workspace[]> {
  const address = addressOf(at);
  if (address.kind !== 'local')
    throw new UsageError(`--at ${at}: there is no Azure ML; write local, local:<port> or azure`);
  const { system } = await localStatus(address.port);
  if (system === undefined || system.workspaces.length === 0)
    throw new UsageError(
      `local:${address.port}: there is no Azure ML: what was synthesized starts no jobs, or it was started with --only-service-bus; for Azure, say --workspace ${ID_FORM}`,
    );
  const manager = system.resourceManager.replace(/\/+$/, '');
  const wanted = named?.toLowerCase();
  const found = system.workspaces.filter(
    ({ id, name }) => wanted === undefined || [id, name].some((one) => one.toLowerCase() === wanted),
  );
  if (found.length === 0)
    throw new UsageError(
      `local:${address.port}: there is no workspace ${named}; there is ${system.workspaces.map(({ name }) => name).join(', ')}`,
    );
  return found.map(({ id }) => new Workspace({ manager, id }, new Requests({ token: async () => HERE })));
}

async function inAzure(options: WhereOptions, at: string): Promise<Workspace> {
  const id = options.workspace ?? (await idIn(options));
  if (!isWorkspaceId(id)) throw new UsageError(`--workspace: got ${id}; write its ARM id, ${ID_FORM}`);
  // `azure:<host>` tells the cloud.
  const host = at.startsWith('azure:') ? at.slice('azure:'.length) : undefined;
  const manager = managerOf(host);
  const credential = await credentialFor(host);
  const token = () => tokenOf(credential, `${manager}/.default`, 'azure');
  // Once at first: who cannot log in learns it before anything is asked.
  await token();
  return new Workspace({ manager, id }, new Requests({ token }));
}

/** The id of the workspace that a document names, where it is only one. */
async function idIn(source: SourceOptions): Promise<string> {
  const ids = new Map<string, string>();
  for (const { resources } of await documentsOf(source)) collect(resources, ids);
  const [only, ...more] = ids.values();
  if (only !== undefined && more.length === 0) return only;
  const why =
    only === undefined
      ? 'names no workspace by its id, which only a plan or a state of what is deployed has'
      : `names several workspaces: ${[only, ...more].join(', ')}`;
  throw new UsageError(`${source.from}: ${why}; say which with --workspace ${ID_FORM}`);
}

/** The ids within some JSON, each once in whatever letters. */
function collect(value: unknown, ids: Map<string, string>, seen = new Set<unknown>()): void {
  if (typeof value === 'string') {
    if (isWorkspaceId(value)) ids.set(value.toLowerCase(), value);
    return;
  }
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const part of value instanceof Map ? value.values() : Object.values(value)) collect(part, ids, seen);
}
