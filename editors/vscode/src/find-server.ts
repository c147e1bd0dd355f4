import { dirname, join } from 'node:path';

/** The package that has the server, and the command of the same name. */
export const PACKAGE = 'training-job-scheduler';

/** How the server is started. */
export interface Start {
  readonly command: string;
  readonly args: readonly string[];
  /** The folder that it runs in. */
  readonly cwd: string;
  /** What its environment has besides. */
  readonly env: Readonly<Record<string, string>>;
  /** Whether a shell has to find the command. */
  readonly shell: boolean;
}

/** That there is no server for a file. */
export interface NotInstalled {
  /** The folder of the nearest package.json, where the package belongs; `undefined` where there is none. */
  readonly project: string | undefined;
}

/** What is asked of the machine. */
export interface Machine {
  /** A JSON file as what it says; `undefined` for one that is not there or cannot be read. */
  readonly readJson: (path: string) => unknown;
  /** Node, or an editor that behaves as Node when `ELECTRON_RUN_AS_NODE` says so. */
  readonly node: string;
  readonly platform: NodeJS.Platform;
}

/**
 * The server that belongs to a file: of the nearest folder above it that has the package installed, or is the package's own
 * clone. So each project is told what the version says that it is built with.
 *
 * @param folder the folder of the file
 */
export function findServer(folder: string, machine: Machine): Start | NotInstalled {
  let project: string | undefined;
  for (let at = folder; ; at = dirname(at)) {
    const installed = join(at, 'node_modules', PACKAGE);
    const program = commandOf(installed, machine) ?? commandOf(at, machine);
    if (program !== undefined) {
      const args = [program, 'language-server'];
      return { command: machine.node, args, cwd: at, env: { ELECTRON_RUN_AS_NODE: '1' }, shell: false };
    }
    if (project === undefined && machine.readJson(join(at, 'package.json')) !== undefined) project = at;
    if (dirname(at) === at) return { project };
  }
}

/** The file of the package's command, where a folder holds that package. */
function commandOf(folder: string, { readJson }: Machine): string | undefined {
  const manifest = readJson(join(folder, 'package.json'));
  if (!isObject(manifest) || manifest.name !== PACKAGE) return undefined;
  const { bin } = manifest;
  const file = isObject(bin) ? bin[PACKAGE] : bin;
  return typeof file === 'string' ? join(folder, file) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * The server that a setting names.
 *
 * @param words the command, without `language-server`
 * @param cwd the folder that it runs in
 */
export function startOf(words: readonly string[], cwd: string, { platform }: Machine): Start {
  const [command = '', ...args] = [...words, 'language-server'];
  // On Windows npx and its like are scripts, which only a shell runs; and a shell takes words apart at spaces.
  if (platform !== 'win32') return { command, args, cwd, env: {}, shell: false };
  const quoted = (word: string) => (/[\s&|<>^]/.test(word) ? `"${word}"` : word);
  return { command: quoted(command), args: args.map(quoted), cwd, env: {}, shell: true };
}

/** What the setting says: a command, nothing, or what is wrong with it. */
export function commandSetting(value: unknown): readonly string[] | undefined | { readonly wrong: string } {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  const isCommand = Array.isArray(value) && value.every((word) => typeof word === 'string' && word.trim() !== '');
  return isCommand ? value : { wrong: JSON.stringify(value) };
}
