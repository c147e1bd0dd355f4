import { userInfo } from 'node:os';
import { namespacesOf } from '../../broker';
import { blobAddressHere } from '../../local/blobs';
import { type Deployment, deploymentOf, ofNamespace } from '../../local/deployment';
import { type Address, addressOf } from '../../operations/bus/bus-address';
import { localStatus } from '../../operations/bus/local-status';
import { credentialFor, tokenOf } from '../../operations/bus/login';
import { Guards } from '../../operations/jobs/guards';
import { topologyOf } from '../../routing';
import type { TerraformDocument } from '../../terraform';
import { documentsOf, type SourceOptions } from '../common/documents';
import { UsageError } from '../common/exit-status';

export interface GuardOptions extends SourceOptions {
  readonly at: string;
  readonly json?: boolean;
}

/** The settings of a program that say where its guards are, which Service Bus it listens to, and where messages wait. */
const GUARDS = 'TRAINING_GUARDS';
const BUS = 'TrainingBus__fullyQualifiedNamespace';
const RETRIES = 'TRAINING_RETRY_QUEUE';
const STORAGE = 'https://storage.azure.com/.default';
/** Storage on this machine takes any token, and asks for one as Azure does. */
const HERE = 'this-machine';

/** The guards of a stack. */
export interface FoundGuards {
  readonly guards: readonly Guards[];
  /** Who asks, as others know him. */
  readonly who: string;
  /** The programs that look at them. */
  readonly programs: Deployment['programs'];
  /** Logic Apps of the stack, which look at no guards. */
  readonly others: readonly string[];
  /** The Service Bus that they listen to; `undefined` where the document does not say it. */
  readonly bus: Address | undefined;
  /** The queues in which messages wait for another try. */
  readonly retryQueues: readonly string[];
}

/** The guards of all programs of what was synthesized, each container once, and who asks. */
export async function guardsOf(options: GuardOptions): Promise<FoundGuards> {
  const { from, at } = options;
  // The workspace and the storage are those of the document: of Azure nothing else need be said.
  const isAzure = /^azure(:|$)/.test(at);
  const address = isAzure ? undefined : addressOf(at);
  if (address !== undefined && address.kind !== 'local')
    throw new UsageError(`--at ${at}: there are no programs; write local, local:<port> or azure`);
  const documents = await documentsOf(options);
  const local = address === undefined ? undefined : await localStatus(address.port);
  const { programs, workflows } = running(documents, local?.namespace);
  const others = workflows.map(({ name }) => name);
  const containers = new Set(programs.flatMap(({ settings }) => settings.get(GUARDS) ?? []));
  if (containers.size === 0)
    throw new UsageError(
      `${from}: no program in there that starts jobs and has the setting ${GUARDS}; name a stack, --from cdktf.out/stacks/dev`,
    );
  // Whoever means one stack does not stop another one.
  if (containers.size > 1 && documents.length > 1)
    throw new UsageError(`${from}: several stacks that start jobs: name one, --from cdktf.out/stacks/dev`);
  const queues = [
    ...programs.map(({ settings }) => settings.get(RETRIES)),
    ...workflows.map(({ parameters }) => parameters.get('retryQueue')),
  ];
  const retryQueues = [...new Set(queues.filter((queue) => typeof queue === 'string'))].sort();
  const found = { programs, others, retryQueues };
  if (address !== undefined) {
    if (local?.system === undefined)
      throw new UsageError(`local:${address.port}: no programs run there: it was started with --only-service-bus`);
    const here = local.system.resourceManager.replace(/\/+$/, '');
    const guards = [...containers].map(
      (container) => new Guards({ container: blobAddressHere(container, here), token: async () => HERE }),
    );
    return { ...found, guards, who: userInfo().username, bus: address };
  }
  const [first = ''] = containers;
  const credential = await credentialFor(new URL(first).host);
  // Once at first: who cannot log in learns it before anything is asked.
  const token = await tokenOf(credential, STORAGE, 'azure');
  const guards = [...containers].map(
    (container) => new Guards({ container, token: () => tokenOf(credential, STORAGE, 'azure') }),
  );
  const [host] = programs.flatMap(({ settings }) => settings.get(BUS) ?? []);
  const bus = host === undefined ? undefined : addressOf(`azure:${host}`);
  return { ...found, guards, who: nameIn(token) ?? userInfo().username, bus };
}

/** What of some documents runs: on this machine that which listens to the namespace here, where one does. */
function running(documents: readonly TerraformDocument[], namespace: string | undefined): Deployment {
  const all = deploymentOf(documents);
  if (namespace === undefined) return all;
  const here = ofNamespace(all, namespace, namespacesOf(documents.map(topologyOf)));
  return here.programs.length === 0 ? all : here;
}

/** Whoever a token is of, as people know him; the service looks at it, and this only reads. */
function nameIn(token: string): string | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Readonly<
      Record<string, unknown>
    >;
    const name = claims.upn ?? claims.preferred_username ?? claims.unique_name ?? claims.appid;
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
