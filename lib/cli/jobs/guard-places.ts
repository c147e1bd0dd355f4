import { userInfo } from 'node:os';
import { blobAddressHere } from '../../local/blobs';
import { deploymentOf } from '../../local/deployment';
import { addressOf } from '../../operations/bus/address';
import { localStatus } from '../../operations/bus/local-status';
import { credentialFor, tokenOf } from '../../operations/bus/login';
import { Guards } from '../../operations/jobs/guards';
import { documentsOf, type SourceOptions } from '../common/documents';
import { UsageError } from '../common/exit-status';

export interface GuardOptions extends SourceOptions {
  readonly at: string;
  readonly json?: boolean;
}

/** The setting of a program that says where its guards are. */
const GUARDS = 'TRAINING_GUARDS';
const STORAGE = 'https://storage.azure.com/.default';
/** Storage on this machine takes any token, and asks for one as Azure does. */
const HERE = 'this-machine';

/** The guards of all programs of what was synthesized, each container once, and who asks. */
export async function guardsOf(options: GuardOptions): Promise<{ readonly guards: Guards[]; readonly who: string }> {
  const { from, at } = options;
  const { programs } = deploymentOf(await documentsOf(options));
  const containers = new Set(programs.flatMap(({ settings }) => settings.get(GUARDS) ?? []));
  if (containers.size === 0)
    throw new UsageError(
      `${from}: no program in there that starts jobs and has the setting ${GUARDS}; name a stack, --from cdktf.out/stacks/dev`,
    );
  const address = addressOf(at);
  if (address.kind === 'local') {
    const { system } = await localStatus(address.port);
    if (system === undefined)
      throw new UsageError(`local:${address.port}: no programs run there: it was started with --only-service-bus`);
    const here = system.resourceManager.replace(/\/+$/, '');
    const guards = [...containers].map(
      (container) => new Guards({ container: blobAddressHere(container, here), token: async () => HERE }),
    );
    return { guards, who: userInfo().username };
  }
  if (!/^azure(:|$)/.test(at))
    throw new UsageError(`--at ${at}: there are no programs; write local, local:<port> or azure`);
  const [first = ''] = containers;
  const credential = await credentialFor(new URL(first).host);
  // Once at first: who cannot log in learns it before anything is asked.
  const token = await tokenOf(credential, STORAGE, 'azure');
  const guards = [...containers].map(
    (container) => new Guards({ container, token: () => tokenOf(credential, STORAGE, 'azure') }),
  );
  return { guards, who: nameIn(token) ?? userInfo().username };
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
