import { ownManifest } from './manifest';
import { TERRAIN, triedVersion } from './tried-versions';

/** Packages that this one works with and does not bring along are missing: which, and how to install them, in one line. */
export class MissingPeers extends Error {
  static {
    // A name of its own would be printed behind the line.
    MissingPeers.prototype.name = 'MissingPeers';
  }

  constructor(names: readonly string[]) {
    super(missingText(names));
    // Where it was thrown tells nobody anything: Node prints the line alone.
    this.stack = this.message;
  }
}

/**
 * Makes sure that peers are installed.
 *
 * @param peers each with what finds it
 * @throws MissingPeers with all that are not
 */
export function needPeers(peers: readonly (readonly [name: string, find: () => unknown])[]): void {
  const missing = peers.filter(([, find]) => !isFound(find)).map(([name]) => name);
  // The comment keeps Node from printing this line of code above the error: GetErrorSource in its src/node_errors.cc.
  // biome-ignore format: the comment has to stand on the line of the error
  if (missing.length > 0) throw new MissingPeers(missing); // node-do-not-add-exception-line
}

/** Which peer an error is about that Node throws for a module that is not there; `undefined` for any other error. */
export function missingPeer(error: unknown): MissingPeers | undefined {
  const { code, message = '' } = (error ?? {}) as NodeJS.ErrnoException;
  if (code !== 'MODULE_NOT_FOUND' && code !== 'ERR_MODULE_NOT_FOUND') return undefined;
  const module = /Cannot find (?:module|package) '([^']+)'/.exec(message)?.[1];
  const name = Object.keys(ownManifest().peerDependencies).find(
    (peer) => module === peer || module?.startsWith(`${peer}/`),
  );
  return name === undefined ? undefined : new MissingPeers([name]);
}

function isFound(find: () => unknown): boolean {
  try {
    find();
    return true;
  } catch {
    return false;
  }
}

function missingText(names: readonly string[]): string {
  const wanted = names.map((name) => [name, triedVersion(name)].filter(Boolean).join('@'));
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const overrides = Object.entries(TERRAIN.overrides).filter(([name]) => names.includes(name));
  // Without it npm installs nothing.
  const first =
    overrides.length === 0
      ? ''
      : `write "overrides": ${JSON.stringify(Object.fromEntries(overrides))} into package.json, and `;
  return `training-job-scheduler needs ${names.join(' and ')}, which ${are} not installed; ${first}install ${them} with: npm install ${wanted.join(' ')}`;
}
